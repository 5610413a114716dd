package org.claimbook.shared;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/// Makes UUIDv7 ids (RFC 9562), so that an entity has its id at birth and ids sort by age.
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
