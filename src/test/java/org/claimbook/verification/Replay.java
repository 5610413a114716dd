package org.claimbook.verification;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was known of one claim at an instant, told again from the rows that are only ever added to:
/// the rules of the domain in plain Java, without those of the application.
record Replay(
        List<ReplayRows.Finding> findings,
        List<ReplayRows.Answer> answers,
        List<ReplayRows.Place> places,
        String desk,
        Instant at) {

    private static final Comparator<ReplayRows.Finding> OLDEST_FIRST =
            comparing(ReplayRows.Finding::madeAt)
                    .thenComparing(ReplayRows.Finding::recorded)
                    .thenComparingInt(ReplayRows.Finding::seq)
                    .thenComparing(ReplayRows.Finding::id);

    static Replay of(ReplayRows rows, String claim, Instant at) {
        return new Replay(
                rows.findings().stream()
                        .filter(row ->
                                rows.reader(row.claim(), at).equals(claim)
                                        && !row.recorded().isAfter(at))
                        .toList(),
                rows.answers().stream()
                        .filter(row ->
                                rows.reader(row.claim(), at).equals(claim)
                                        && !row.recorded().isAfter(at))
                        .toList(),
                rows.places().stream()
                        .filter(row -> rows.reader(row.claim(), at).equals(claim) && row.stands(at))
                        .toList(),
                rows.desk(),
                at);
    }

    /// "CODE by finding".
    String status() {
        return shown().map(finding ->
                        "%s %s %s".formatted(finding.projected(), finding.verifier(), finding.id()))
                .orElseGet(this::unjudged);
    }

    Optional<ReplayRows.Finding> shown() {
        return counting()
                .filter(finding -> finding.verifier().equals(desk))
                .max(OLDEST_FIRST)
                .or(() -> counting().max(OLDEST_FIRST));
    }

    Set<String> pending() {
        return findings.stream()
                .filter(finding -> !signed(finding) && !voided(finding))
                .map(ReplayRows.Finding::id)
                .collect(toSet());
    }

    boolean differs() {
        ReplayRows.Finding said = shown().orElse(null);
        if (said == null) {
            return false;
        }
        Map<String, ReplayRows.Finding> newest = new LinkedHashMap<>();
        counting()
                .filter(finding -> !finding.verifier().equals(said.verifier()))
                .sorted(OLDEST_FIRST)
                .forEach(finding -> newest.put(finding.verifier(), finding));
        return newest.values().stream()
                .filter(other -> !other.projected().equals(said.projected()))
                .anyMatch(other ->
                        !said.verifier().equals(desk) || OLDEST_FIRST.compare(other, said) > 0);
    }

    boolean found(@Nullable String status, @Nullable String verifier) {
        return findings.stream()
                .filter(finding -> !voided(finding))
                .anyMatch(finding ->
                        (status == null || status.equals(finding.status()))
                                && (verifier == null || verifier.equals(finding.verifier())));
    }

    boolean through(Predicate<ReplayRows.Place> which) {
        return places.stream().anyMatch(which);
    }

    boolean signed(ReplayRows.Finding finding) {
        return !finding.needsSignOff() || signedOff(finding);
    }

    boolean signedOff(ReplayRows.Finding finding) {
        return finding.signed() != null && !finding.signed().isAfter(at);
    }

    boolean voided(ReplayRows.Finding finding) {
        return findings.stream()
                .anyMatch(back -> finding.id().equals(back.voids()) && signed(back));
    }

    private Stream<ReplayRows.Finding> counting() {
        return findings.stream()
                .filter(finding -> finding.status() != null && signed(finding) && !voided(finding));
    }

    private String unjudged() {
        return denier().map(party -> "DISPUTED %s null".formatted(party))
                .or(() -> retracted().map(origin -> "RETRACTED %s null".formatted(origin)))
                .or(() ->
                        places.stream()
                                .findFirst()
                                .map(first ->
                                        "ATTRIBUTED %s null".formatted(first.chain().getLast())))
                .orElse("UNCHECKED null null");
    }

    /// Who denied first of those whose newest answer is a denial.
    private Optional<String> denier() {
        Map<String, String> newest = new LinkedHashMap<>();
        answers.stream()
                .filter(answer -> !Set.of("ASKED", "DID_NOT_DENY").contains(answer.outcome()))
                .forEach(answer -> newest.put(answer.party(), answer.outcome()));
        return newest.entrySet().stream()
                .filter(answer -> Set.of("DENIED", "DISPUTED").contains(answer.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// The first origin, if each has taken it back.
    private Optional<String> retracted() {
        Set<String> back =
                places.stream().flatMap(place -> place.takenBackBy(at).stream()).collect(toSet());
        List<String> origins =
                places.stream()
                        .filter(place -> !place.disowned())
                        .map(place -> place.chain().getFirst())
                        .toList();
        return back.containsAll(origins) ? origins.stream().findFirst() : Optional.empty();
    }
}
