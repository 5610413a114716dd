package org.claimbook.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an event is about, and the claim in whose history it shows.
public record Subject(Kind kind, UUID id, @Nullable UUID claimId) {

    /// The things whose changes are kept.
    public enum Kind {
        CLAIM,
        APPEARANCE,
        VERIFICATION,
        RESPONSE,
        LINK,
        COMMENT,
        REPORT,
        REVISION,
        SOURCE,
        ASSESSMENT,
        MEASURE,
        TOPIC,
        STATUS,
        SAVED_SEARCH,
        IMPORT,
        RATING_LABEL,
        USER,
        TOKEN,
        WEBHOOK,
        BACKUP
    }

    /// A claim shows in its own history, everything else in none.
    public static Subject of(Kind kind, UUID id) {
        return new Subject(kind, id, kind == Kind.CLAIM ? id : null);
    }
}
