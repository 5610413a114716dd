package org.claimbook.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.claimbook.claim.Status;
import org.claimbook.claim.StatusPeriod;
import org.claimbook.exchange.ClaimReview.Correction;
import org.claimbook.exchange.ClaimReview.Rating;
import org.jspecify.annotations.Nullable;

/// What the public was told of a claim, and when: its status periods since it is published.
record Told(@Nullable Instant publishedAt, List<StatusPeriod> periods) {

    /// Since when the public reads a finding; null where it does not.
    @Nullable Instant since(UUID finding) {
        Instant shown =
                periods.stream()
                        .filter(period -> finding.equals(period.verificationId()))
                        .map(StatusPeriod::since)
                        .findFirst()
                        .orElseThrow();
        return publishedAt == null || publishedAt.isAfter(shown) ? publishedAt : shown;
    }

    /// Each time that the desk left in public what it had found CONFIRMED or REFUTED.
    List<Correction> corrections(UUID desk) {
        return IntStream.range(1, periods.size())
                .filter(at -> corrects(desk, periods.get(at - 1), periods.get(at)))
                .mapToObj(at -> correction(periods.get(at - 1), periods.get(at)))
                .toList();
    }

    private boolean corrects(UUID desk, StatusPeriod before, StatusPeriod after) {
        return publishedAt != null
                && after.since().isAfter(publishedAt)
                && desk.equals(before.by())
                && (before.status() == Status.CONFIRMED || before.status() == Status.REFUTED)
                && before.status() != after.status();
    }

    private static Correction correction(StatusPeriod before, StatusPeriod after) {
        String found = Objects.requireNonNull(Rating.of(before.status())).alternateName();
        return new Correction(
                "CorrectionComment", "We had found before: %s.".formatted(found), after.since());
    }
}
