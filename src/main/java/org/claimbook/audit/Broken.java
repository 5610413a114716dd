package org.claimbook.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row that is not as it was written: which one, as far as that can be said, and what became of
/// it. `number` is its place: the seq of an event or of a finding in its claim, or the batch's
/// number.
public record Broken(
        What what,
        Reason reason,
        @Nullable UUID id,
        @Nullable Long number,
        @Nullable UUID claimId) {

    /// Rows that prove their past.
    public enum What {
        AUDIT_EVENT,
        AUDIT_BATCH,
        VERIFICATION,
        SIGN_OFF
    }

    /// What became of the row.
    public enum Reason {
        ALTERED,
        MISSING,
        INSERTED
    }
}
