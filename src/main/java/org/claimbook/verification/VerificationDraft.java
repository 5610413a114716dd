package org.claimbook.verification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.claim.Status;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.Faults;
import org.claimbook.shared.PartialDate;
import org.claimbook.shared.Precision;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.Texts;
import org.claimbook.shared.WebUrl;
import org.claimbook.source.SourceMention;
import org.jspecify.annotations.Nullable;

/// Somebody's finding about a claim; without a `verifier` it is the desk's.
@ReadOnly({
    "id",
    "seq",
    "statement",
    "recordedAt",
    "recordedBy",
    "signedOffBy",
    "voidedBy",
    "hash",
    "pending",
    "version",
    "etag"
})
public record VerificationDraft(
        @Nullable Status status,
        @Nullable Qualifier qualifier,
        @Nullable Aspect aspect,
        @CodePoints(max = 2_000) @Nullable String aspectNote,
        @Valid @Nullable SourceMention verifier,
        @CodePoints(max = 2_000) @Nullable String wording,
        @Valid @Nullable Given given,
        @CodePoints(max = 20_000) @Nullable String rationale,
        @CodePoints(max = 20_000) @Nullable String method,
        @WebUrl @Nullable String url,
        @Nullable UUID reportId,
        @Size(max = 100) @Nullable List<@NotNull @Valid Evidence> evidence,
        @Nullable PartialDate happenedAt,
        @Nullable UUID voids) {

    /// What the audit keeps: the verifier by id, so that no name of a confidential one gets there.
    VerificationDraft by(UUID verifierId) {
        return new VerificationDraft(
                status,
                qualifier,
                aspect,
                aspectNote,
                SourceMention.of(verifierId),
                wording,
                given,
                rationale,
                method,
                url,
                reportId,
                evidence,
                happenedAt,
                voids);
    }

    /// The sources it names, by the pointer at which each stands below the prefix.
    public Map<String, SourceMention> mentions(String prefix) {
        return verifier == null ? Map.of() : Map.of(prefix + "/verifier", verifier);
    }

    List<Evidence> evidenceOrNone() {
        return evidence == null ? List.of() : evidence;
    }

    /// What its status amounts to for the whole claim.
    @Nullable Status projected() {
        return Aspect.projected(aspect, status);
    }

    /// Notes all that no finding may say, and no finding of the desk.
    void refuse(Instant now, boolean byDesk, Faults faults) {
        if (status == Status.UNCHECKED || status == Status.ATTRIBUTED) {
            faults.add(
                    "/status",
                    "not-a-finding",
                    "%s follows from the sourcing; nobody finds it.".formatted(status));
        }
        if (status == Status.CONFIRMED && qualifier != null) {
            faults.add("/qualifier", "not-qualified", "CONFIRMED takes no qualifier.");
        }
        if (aspectNote != null && aspect == null && faults.clean("/aspect")) {
            faults.add("/aspectNote", "no-aspect", "A note on an aspect names the aspect.");
        }
        if (voids != null && !hasRationale()) {
            faults.addMissing("/rationale", "Taking a finding back needs a rationale.");
        }
        refuseSilence(byDesk, faults);
        refuseDate(now, faults);
    }

    private void refuseSilence(boolean byDesk, Faults faults) {
        if (status != null || voids != null || !faults.clean("/status", "/voids")) {
            return;
        }
        if (byDesk) {
            faults.add(
                    "/status",
                    "required",
                    "The desk's finding has a status, or takes an earlier one back.");
        }
        boolean silent = wording == null && url == null && (given == null || !given.says());
        if (verifier != null && silent && faults.clean("/url", "/given")) {
            faults.addMissing(
                    "/wording",
                    "Without a status, say what they found: in their words, by their rating, or where.");
        }
    }

    private void refuseDate(Instant now, Faults faults) {
        if (happenedAt == null) {
            return;
        }
        if (happenedAt.precision().coarserThan(Precision.DAY)) {
            faults.add(
                    "/happenedAt",
                    "not-so-precise",
                    "A finding is dated to the day or the instant, or not at all.");
        }
        if (happenedAt.at().isAfter(now.plusSeconds(300))) {
            faults.add("/happenedAt", "in-the-future", "That is still to come.");
        }
    }

    boolean hasRationale() {
        return rationale != null && Texts.isWritten(rationale);
    }
}
