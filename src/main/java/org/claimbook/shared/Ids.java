package org.claimbook.shared;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/// UUIDv7 ids (RFC 9562), so that an entity has its id at birth and ids sort by age.
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /// In SQL, any of the ids in a parameter. PostgreSQL takes how many they are for no reason to
    /// plan the statement anew each time, if it finds them in a subquery.
    public static String any(String parameter) {
        return "any(cast((select cast(:%s as uuid[])) as uuid[]))".formatted(parameter);
    }
}
