package org.claimbook.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event of the audit: when, by whom and from where, what was done to which thing of which
/// claim, which of its fields changed, and why. `seq` is its place in the order of writing.
public record EventView(
        UUID id,
        long seq,
        Instant at,
        String by,
        @Nullable String address,
        Action action,
        ChangeView.Thing subject,
        @JsonInclude(Include.NON_NULL) @Nullable UUID claimId,
        Map<String, ChangeView.FieldChange> changes,
        @Nullable String note,
        @Nullable String requestId) {

    /// The same with other fields.
    EventView with(Map<String, ChangeView.FieldChange> other) {
        return new EventView(
                id, seq, at, by, address, action, subject, claimId, other, note, requestId);
    }

    /// What was changed, as a history tells it.
    ChangeView change(@Nullable UUID mergedFrom) {
        return new ChangeView(id, seq, at, by, action, subject, mergedFrom, changes, note);
    }
}
