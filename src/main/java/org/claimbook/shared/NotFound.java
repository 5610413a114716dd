package org.claimbook.shared;

import java.util.Locale;
import java.util.UUID;

/// Nothing of that kind has that id, or nobody who asks so may know of it.
public final class NotFound extends Refusal {

    public NotFound(String kind, UUID id) {
        super("There is no %s %s.".formatted(kind.toLowerCase(Locale.ROOT), id));
    }

    public NotFound(String detail) {
        super(detail);
    }
}
