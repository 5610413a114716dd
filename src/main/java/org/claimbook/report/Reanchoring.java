package org.claimbook.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/// Looks for an anchor in a new revision: the same words first, similar ones else.
final class Reanchoring {

    private final ReportText text;
    private final Anchor old;
    private final int length;
    private final int oldStart;

    Reanchoring(ReportText text, Anchor old) {
        this.text = text;
        this.old = old;
        this.length = old.exact().codePointCount(0, old.exact().length());
        this.oldStart = old.start() == null ? 0 : old.start();
    }

    Anchor anchor() {
        return same().or(this::similar).orElseGet(old::orphaned);
    }

    private Optional<Anchor> same() {
        return Arrays.stream(text.places(old.exact()))
                .boxed()
                .min(Comparator.comparing(this::fit).thenComparingInt(this::distance))
                .filter(start -> text.whole(start, start + length))
                .map(start -> at(start, start + length, fit(start).state));
    }

    private Optional<Anchor> similar() {
        int[] exact = old.exact().codePoints().toArray();
        return SimilarSearch.best(exact, text.codePoints(), oldStart)
                .map(found ->
                        at(
                                text.wholeBefore(found.start()),
                                text.wholeAfter(found.end()),
                                AnchorState.FUZZY));
    }

    private Anchor at(int start, int end, AnchorState state) {
        return Anchor.at(text, old.exact(), start, end, state);
    }

    private int distance(int start) {
        return Math.abs(start - oldStart);
    }

    private Fit fit(int start) {
        if (old.start() != null && start == oldStart) {
            return Fit.SAME_PLACE;
        }
        boolean before = old.prefix().isEmpty() ? start == 0 : text.endsBefore(start, old.prefix());
        int end = start + length;
        boolean after =
                old.suffix().isEmpty() ? end == text.length() : text.startsAt(end, old.suffix());
        return before && after ? Fit.BOTH_SIDES : before || after ? Fit.ONE_SIDE : Fit.ELSEWHERE;
    }

    /// How well a place with the same words fits, the best first.
    private enum Fit {
        SAME_PLACE(AnchorState.ANCHORED),
        BOTH_SIDES(AnchorState.ANCHORED),
        ONE_SIDE(AnchorState.ANCHORED),
        ELSEWHERE(AnchorState.MOVED);

        private final AnchorState state;

        Fit(AnchorState state) {
            this.state = state;
        }
    }
}
