package org.claimbook.record;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.claimbook.report.Anchor;

/// A text cut wherever an assertion begins or ends, so that each piece lies in the same ones.
public record ReaderText(List<Piece> pieces) {

    /// A piece and the assertions that it lies in; `starting` are those that begin with it.
    public record Piece(String text, List<Assertion> in, List<Assertion> starting) {}

    /// Anchors count code points; those without a place in this text are left out.
    static ReaderText of(String text, List<Assertion> assertions) {
        List<Assertion> placed = assertions.stream().filter(ReaderText::isPlaced).toList();
        TreeSet<Integer> cuts = new TreeSet<>();
        placed.forEach(assertion -> {
            cuts.add(start(assertion));
            cuts.add(end(assertion));
        });
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int unit = 0;
        for (int to : cuts) {
            int next = text.offsetByCodePoints(unit, to - from);
            add(pieces, text.substring(unit, next), from, placed);
            from = to;
            unit = next;
        }
        add(pieces, text.substring(unit), from, placed);
        return new ReaderText(pieces);
    }

    private static void add(List<Piece> pieces, String text, int from, List<Assertion> placed) {
        if (!text.isEmpty()) {
            List<Assertion> in =
                    placed.stream().filter(one -> start(one) <= from && from < end(one)).toList();
            pieces.add(new Piece(text, in, in.stream().filter(one -> start(one) == from).toList()));
        }
    }

    private static boolean isPlaced(Assertion assertion) {
        Anchor anchor = assertion.anchor();
        return anchor != null && anchor.start() != null && anchor.end() != null;
    }

    private static int start(Assertion assertion) {
        Anchor anchor = assertion.anchor();
        return anchor == null || anchor.start() == null ? 0 : anchor.start();
    }

    private static int end(Assertion assertion) {
        Anchor anchor = assertion.anchor();
        return anchor == null || anchor.end() == null ? 0 : anchor.end();
    }
}
