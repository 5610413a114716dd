package org.claimbook.verification;

import java.util.List;
import java.util.UUID;
import org.claimbook.claim.Status;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// What is known about a claim: `since` is a date or an instant, `line` what an editor reads first.
public record StatusView(
        Status code,
        String label,
        @Nullable Named by,
        @Nullable PartialDate since,
        @Nullable UUID verificationId,
        List<Pending> pending,
        boolean differs,
        List<Named> differing,
        @Nullable UUID supersededBy,
        String line) {

    /// A source by its name.
    public record Named(UUID id, String name) {

        static @Nullable Named of(@Nullable SourceLabel source) {
            return source == null ? null : new Named(source.id(), source.name());
        }
    }

    /// A finding of the desk that counts only once a second person has signed it.
    public record Pending(UUID verificationId, @Nullable Status status) {

        static Pending of(VerificationView finding) {
            return new Pending(finding.id(), finding.status());
        }
    }

    /// What everybody may see: nothing that waits or is queued.
    public StatusView publicPart(boolean successorPublished) {
        return new StatusView(
                code,
                label,
                by,
                since,
                verificationId,
                List.of(),
                false,
                List.of(),
                successorPublished ? supersededBy : null,
                line);
    }
}
