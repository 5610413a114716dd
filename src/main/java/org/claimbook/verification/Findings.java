package org.claimbook.verification;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.claimbook.claim.Status;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// The findings about one claim, and which of them speaks for it.
record Findings(List<VerificationView> all) {

    /// By when it was made, or else learned of, then as recorded; the last is the newest. Merged
    /// claims count their findings each for itself.
    private static final Comparator<VerificationView> OLDEST_FIRST =
            comparing((VerificationView finding) -> finding.since().latest(finding.recordedAt()))
                    .thenComparing(VerificationView::recordedAt)
                    .thenComparingInt(VerificationView::seq)
                    .thenComparing(VerificationView::id);

    /// The desk's newest that counts if there is one, else the newest of anybody.
    Optional<VerificationView> shown() {
        return desk().or(() -> newest(VerificationView::counts));
    }

    /// The desk's newest that counts.
    Optional<VerificationView> desk() {
        return newest(finding -> finding.counts() && finding.verifier().desk());
    }

    /// Those that wait for a second person and have not been taken back meanwhile.
    List<VerificationView> pending() {
        return all.stream()
                .filter(finding -> finding.pending() && finding.voidedBy() == null)
                .toList();
    }

    /// Whose findings differ from the one shown: made after it if the desk's is shown, else any
    /// outsider's newest.
    List<SourceLabel> differing() {
        return shown().map(this::differing).orElse(List.of());
    }

    private List<SourceLabel> differing(VerificationView shown) {
        return newestOfOthers(shown).values().stream()
                .filter(other -> other.projected() != shown.projected())
                .filter(other -> !shown.verifier().desk() || OLDEST_FIRST.compare(other, shown) > 0)
                .map(VerificationView::verifier)
                .toList();
    }

    private Map<UUID, VerificationView> newestOfOthers(VerificationView shown) {
        Map<UUID, VerificationView> newest = new LinkedHashMap<>();
        all.stream()
                .filter(finding ->
                        finding.counts() && !finding.verifier().id().equals(shown.verifier().id()))
                .sorted(OLDEST_FIRST)
                .forEach(finding -> newest.put(finding.verifier().id(), finding));
        return newest;
    }

    /// Whether the desk's word so far is one that may only be left with a reason and a second
    /// person.
    boolean deskIsFirm() {
        return desk().map(VerificationView::projected).filter(Findings::isFirm).isPresent();
    }

    /// CONFIRMED and REFUTED commit the newsroom.
    static boolean isFirm(@Nullable Status status) {
        return status == Status.CONFIRMED || status == Status.REFUTED;
    }

    Optional<VerificationView> find(UUID id) {
        return all.stream().filter(finding -> finding.id().equals(id)).findFirst();
    }

    boolean isVoided(UUID id) {
        return all.stream().anyMatch(finding -> Objects.equals(finding.voids(), id));
    }

    private Optional<VerificationView> newest(Predicate<VerificationView> which) {
        return all.stream().filter(which).max(OLDEST_FIRST);
    }
}
