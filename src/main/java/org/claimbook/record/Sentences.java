package org.claimbook.record;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The sentences of a text, as the rules of its language end them (Unicode, UAX 29), with their
/// places in code points.
public record Sentences(List<Sentence> all) {

    /// One of them; `place` is `start-end`, the end exclusive.
    public record Sentence(String text, int start, int end) {

        public String place() {
            return start + "-" + end;
        }
    }

    static Sentences of(String text, @Nullable String language) {
        BreakIterator ends =
                BreakIterator.getSentenceInstance(
                        language == null ? Locale.ROOT : Locale.forLanguageTag(language));
        ends.setText(text);
        List<Sentence> all = new ArrayList<>();
        int at = 0;
        int points = 0;
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            for (String line : text.substring(at, end).split("(?<=\n)", -1)) {
                int length = line.codePointCount(0, line.length());
                String stripped = line.strip();
                if (!stripped.isEmpty()) {
                    int start = points + line.codePointCount(0, line.indexOf(stripped));
                    all.add(
                            new Sentence(
                                    stripped,
                                    start,
                                    start + stripped.codePointCount(0, stripped.length())));
                }
                points += length;
            }
            at = end;
        }
        return new Sentences(List.copyOf(all));
    }
}
