package org.claimbook.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.record.ClaimItem;
import org.claimbook.shared.Tagged;
import org.jspecify.annotations.Nullable;

/// That something changed: `into` is what it was merged into, `claim` how a claim reads now, unless
/// it is gone.
record LoggedChange(
        @JsonIgnore Position position,
        Subject subject,
        UUID id,
        Kind change,
        @JsonInclude(Include.NON_NULL) @Nullable UUID into,
        Instant at,
        @JsonInclude(Include.NON_NULL) @Nullable Tagged<ClaimItem> claim) {

    /// What changed.
    enum Subject {
        CLAIM,
        REPORT,
        SOURCE,
        TOPIC,
        MEASURE
    }

    /// What happened to it.
    enum Kind {
        CREATED,
        CHANGED,
        PUBLISHED,
        WITHDRAWN,
        MERGED,
        DELETED
    }

    LoggedChange with(@Nullable Tagged<ClaimItem> item) {
        return new LoggedChange(position, subject, id, change, into, at, item);
    }
}
