package org.claimbook.response;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.claimbook.source.SourceLabel;

/// Who denies a claim and who stopped short of it: a party's newest response counts.
public record Denials(List<ResponseView> responses) {

    /// By when it was said, or else learned of, then as recorded; the last is the newest.
    private static final Comparator<ResponseView> OLDEST_FIRST =
            comparing(response -> response.since().latest(response.recordedAt()));

    /// The denials that nothing has closed, each party's once, the first to deny first.
    public List<ResponseView> open() {
        return newest(outcome -> !outcome.closesNothing(), Outcome::denies);
    }

    /// The parties whose newest response stopped short of denying, and who have denied nothing.
    public List<SourceLabel> stoppedShort() {
        List<UUID> deniers = open().stream().map(denial -> denial.party().id()).toList();
        return newest(_ -> true, outcome -> outcome == Outcome.DID_NOT_DENY).stream()
                .map(ResponseView::party)
                .filter(party -> !deniers.contains(party.id()))
                .toList();
    }

    private List<ResponseView> newest(Predicate<Outcome> counts, Predicate<Outcome> wanted) {
        Map<UUID, ResponseView> byParty = new LinkedHashMap<>();
        responses.stream()
                .filter(response -> counts.test(response.outcome()))
                .sorted(OLDEST_FIRST)
                .forEach(response -> byParty.put(response.party().id(), response));
        return byParty.values().stream()
                .filter(response -> wanted.test(response.outcome()))
                .toList();
    }
}
