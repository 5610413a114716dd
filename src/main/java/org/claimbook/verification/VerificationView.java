package org.claimbook.verification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.claim.Status;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// A finding; `mergedFrom` is the claim that it was recorded for and is counted and hashed in, if
/// it is another's now, `recordedBy` and `signedOffBy` are usernames, `pending` says that a second
/// person must sign it before it counts.
public record VerificationView(
        UUID id,
        @JsonIgnore UUID claimId,
        int seq,
        @JsonInclude(Include.NON_NULL) @Nullable UUID mergedFrom,
        String statement,
        @Nullable Status status,
        @Nullable Qualifier qualifier,
        @Nullable Aspect aspect,
        @Nullable String aspectNote,
        SourceLabel verifier,
        @Nullable String wording,
        @Nullable Given given,
        @JsonInclude(Include.NON_NULL) @Nullable String rationale,
        @JsonInclude(Include.NON_NULL) @Nullable String method,
        @Nullable String url,
        @Nullable UUID reportId,
        List<Evidence> evidence,
        @Nullable PartialDate happenedAt,
        Instant recordedAt,
        @JsonInclude(Include.NON_NULL) @Nullable String recordedBy,
        @JsonInclude(Include.NON_NULL) @Nullable String signedOffBy,
        @Nullable UUID voids,
        @Nullable UUID voidedBy,
        boolean pending,
        String hash) {

    /// Whether it has a say in the status: a verdict that is neither taken back nor waiting for a
    /// second person.
    boolean counts() {
        return status != null && voidedBy == null && !pending;
    }

    /// What its status amounts to for the whole claim.
    @Nullable Status projected() {
        return Aspect.projected(aspect, status);
    }

    /// When it was made, or else when we learned of it.
    PartialDate since() {
        return happenedAt == null ? PartialDate.of(recordedAt) : happenedAt;
    }

    /// Whether everybody may see it: not what waits for a second person, was taken back, or takes
    /// back.
    @JsonIgnore
    public boolean isPublic() {
        return !pending && voidedBy == null && voids == null;
    }

    /// What everybody may see.
    public VerificationView publicPart() {
        return new VerificationView(
                id,
                claimId,
                seq,
                null,
                statement,
                status,
                qualifier,
                aspect,
                aspectNote,
                verifier,
                wording,
                given,
                null,
                null,
                url,
                reportId,
                evidence.stream().filter(item -> Boolean.TRUE.equals(item.isPublic())).toList(),
                happenedAt,
                recordedAt,
                null,
                null,
                voids,
                voidedBy,
                pending,
                hash);
    }
}
