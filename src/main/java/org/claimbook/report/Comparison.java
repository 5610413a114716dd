package org.claimbook.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Two texts side by side, paragraph by paragraph: where they differ, word by word, and around it
/// what stays; the rest is folded.
public record Comparison(List<Row> rows, boolean isCut) {

    /// A paragraph on either side, or none on one of them; or so many folded ones.
    public record Row(List<Part> before, List<Part> after, int folded) {

        public boolean isChanged() {
            return folded == 0 && !before.equals(after);
        }
    }

    /// Words of a paragraph, and whether the other side does not have them.
    public record Part(String text, boolean changed) {}

    /// Paragraphs that are compared with each other, rows that are shown, characters of a paragraph
    /// whose words are compared: nobody reads more, and no text shall keep the server busy.
    private static final int COMPARED = 2_000;

    private static final int SHOWN = 400;
    private static final int WORDED = 10_000;

    static Comparison of(String before, String after) {
        List<Row> rows = new ArrayList<>();
        each(
                paragraphs(before),
                paragraphs(after),
                COMPARED,
                (same, _) -> rows.add(new Row(same(same), same(same), 0)),
                (gone, come) -> rows.addAll(changed(gone, come)));
        List<Row> folded = folded(rows);
        return new Comparison(folded.stream().limit(SHOWN).toList(), folded.size() > SHOWN);
    }

    /// What takes the items that are the same one by one, and those that differ as they come.
    @FunctionalInterface
    private interface Step<T> {
        void take(T before, T after);
    }

    private static void each(
            List<String> before,
            List<String> after,
            int most,
            Step<String> same,
            Step<List<String>> changed) {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            same.take(before.get(start), after.get(start));
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        differing(
                before.subList(start, before.size() - end),
                after.subList(start, after.size() - end),
                most,
                same,
                changed);
        before.subList(before.size() - end, before.size()).forEach(text -> same.take(text, text));
    }

    private static void differing(
            List<String> before,
            List<String> after,
            int most,
            Step<String> same,
            Step<List<String>> changed) {
        if (before.size() + after.size() > most) {
            changed.take(before, after);
            return;
        }
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            Chunk<String> gone = delta.getSource();
            before.subList(at, gone.getPosition()).forEach(text -> same.take(text, text));
            changed.take(gone.getLines(), delta.getTarget().getLines());
            at = gone.getPosition() + gone.size();
        }
        before.subList(at, before.size()).forEach(text -> same.take(text, text));
    }

    private static List<Row> changed(List<String> gone, List<String> come) {
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < Math.max(gone.size(), come.size()); at++) {
            rows.add(
                    at >= come.size()
                            ? new Row(List.of(new Part(gone.get(at), true)), List.of(), 0)
                            : at >= gone.size()
                                    ? new Row(List.of(), List.of(new Part(come.get(at), true)), 0)
                                    : words(gone.get(at), come.get(at)));
        }
        return rows;
    }

    private static Row words(String gone, String come) {
        if (Math.max(gone.length(), come.length()) > WORDED) {
            return new Row(List.of(new Part(gone, true)), List.of(new Part(come, true)), 0);
        }
        List<Part> before = new ArrayList<>();
        List<Part> after = new ArrayList<>();
        each(
                split(gone),
                split(come),
                COMPARED,
                (same, _) -> {
                    before.add(new Part(same, false));
                    after.add(new Part(same, false));
                },
                (lost, won) -> {
                    before.add(new Part(String.join("", lost), true));
                    after.add(new Part(String.join("", won), true));
                });
        return new Row(joined(before), joined(after), 0);
    }

    /// Neighbours of the same kind as one, without what is empty.
    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            Part last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.changed() == part.changed()) {
                joined.set(joined.size() - 1, new Part(last.text() + part.text(), part.changed()));
            } else if (!part.text().isEmpty()) {
                joined.add(part);
            }
        }
        return joined;
    }

    /// Of what is the same only the paragraphs next to a change, and one that stands alone.
    private static List<Row> folded(List<Row> rows) {
        List<Row> folded = new ArrayList<>();
        int same = 0;
        for (int at = 0; at < rows.size(); at++) {
            boolean near =
                    rows.subList(Math.max(0, at - 1), Math.min(rows.size(), at + 2)).stream()
                            .anyMatch(Row::isChanged);
            same = near ? 0 : same + 1;
            if (same > 1) {
                folded.set(folded.size() - 1, new Row(List.of(), List.of(), same));
            } else {
                folded.add(rows.get(at));
            }
        }
        return folded;
    }

    private static List<Part> same(String text) {
        return List.of(new Part(text, false));
    }

    private static List<String> paragraphs(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static List<String> split(String text) {
        return Arrays.asList(text.split("(?<=\\s)(?=\\S)", -1));
    }
}
