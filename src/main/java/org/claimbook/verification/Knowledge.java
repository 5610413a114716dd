package org.claimbook.verification;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.claimbook.claim.AppearanceView;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.Projection;
import org.claimbook.claim.Sourcing;
import org.claimbook.claim.Status;
import org.claimbook.claim.WithdrawalView;
import org.claimbook.response.Denials;
import org.claimbook.response.ResponseView;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.Disclosure;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// All that is known about one claim at one time, and the status that follows from it.
public record Knowledge(
        List<AppearanceView> appearances,
        List<VerificationView> verifications,
        List<ResponseView> responses) {

    /// Nothing at all.
    static final Knowledge NONE = new Knowledge(List.of(), List.of(), List.of());

    /// What the claim's status is, by whom and since when; dates that nobody knows are null.
    private record Outcome(
            Status status,
            @Nullable SourceLabel by,
            @Nullable PartialDate since,
            @Nullable UUID verificationId) {}

    public Sourcing sourcing() {
        return new Sourcing(appearances);
    }

    Findings findings() {
        return new Findings(verifications);
    }

    Denials denials() {
        return new Denials(responses);
    }

    /// What the claim's row keeps of it.
    Projection projection() {
        Outcome outcome = outcome();
        return new Projection(
                outcome.status(),
                outcome.by() == null ? null : outcome.by().id(),
                outcome.verificationId(),
                !findings().pending().isEmpty(),
                !findings().differing().isEmpty());
    }

    /// The status as people read it; `label` says what one is called.
    public StatusView status(
            ClaimKind kind, Function<Status, String> label, @Nullable UUID supersededBy) {
        Outcome outcome = outcome();
        List<SourceLabel> differing = findings().differing();
        return new StatusView(
                outcome.status(),
                label.apply(outcome.status()),
                StatusView.Named.of(outcome.by()),
                outcome.since(),
                outcome.verificationId(),
                findings().pending().stream().map(StatusView.Pending::of).toList(),
                !differing.isEmpty(),
                differing.stream().map(StatusView.Named::of).toList(),
                supersededBy,
                StatusLine.of(this, kind));
    }

    /// The code alone.
    Status code() {
        return outcome().status();
    }

    /// Whether the desk finds false or partly false what a named source said, and nobody was asked
    /// for comment by us.
    public boolean accusesUnheard() {
        boolean accuses =
                findings()
                        .desk()
                        .map(VerificationView::projected)
                        .filter(status -> status == Status.REFUTED || status == Status.MIXED)
                        .isPresent();
        boolean named =
                sourcing().origins().stream()
                        .anyMatch(origin -> origin.disclosure() == Disclosure.NAMED);
        return accuses
                && named
                && responses.stream()
                        .noneMatch(response ->
                                response.askedBy() != null && response.askedBy().desk());
    }

    private Outcome outcome() {
        return findings()
                .shown()
                .map(finding ->
                        new Outcome(
                                projected(finding),
                                finding.verifier(),
                                finding.since(),
                                finding.id()))
                .orElseGet(this::unjudged);
    }

    private Outcome unjudged() {
        List<ResponseView> denials = denials().open();
        if (!denials.isEmpty()) {
            ResponseView first = denials.getFirst();
            return new Outcome(Status.DISPUTED, first.party(), first.since(), null);
        }
        if (sourcing().allWithdrawn()) {
            return new Outcome(
                    Status.RETRACTED, sourcing().origins().getFirst(), withdrawnSince(), null);
        }
        if (!appearances.isEmpty()) {
            AppearanceView first = appearances.getFirst();
            return new Outcome(
                    Status.ATTRIBUTED,
                    first.carrier().source(),
                    PartialDate.of(first.recordedAt()),
                    null);
        }
        return new Outcome(Status.UNCHECKED, null, null, null);
    }

    /// The day of the last withdrawal that is dated.
    private @Nullable PartialDate withdrawnSince() {
        return appearances.stream()
                .flatMap(appearance -> appearance.withdrawals().stream())
                .filter(WithdrawalView::takesBack)
                .map(WithdrawalView::at)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(PartialDate::at))
                .orElse(null);
    }

    private static Status projected(VerificationView finding) {
        Status projected = finding.projected();
        return projected == null ? Status.UNCHECKED : projected;
    }
}
