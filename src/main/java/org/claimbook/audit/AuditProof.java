package org.claimbook.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether audit, findings and sign-offs are as they were written, and the first row that is not.
/// `head` is the newest seal: kept elsewhere and shown again, it proves that nothing before it was
/// made anew. `unsealed` events are too new to be proven.
public record AuditProof(
        boolean intact,
        @JsonInclude(Include.NON_NULL) @Nullable Broken broken,
        long events,
        long unsealed,
        long batches,
        long findings,
        @Nullable Head head) {

    /// The newest seal.
    public record Head(long number, String hash, Instant sealedAt) {

        static @Nullable Head of(@Nullable Batch batch) {
            return batch == null ? null : new Head(batch.number(), batch.hash(), batch.sealedAt());
        }
    }
}
