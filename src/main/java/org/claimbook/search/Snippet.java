package org.claimbook.search;

import java.util.ArrayList;
import java.util.List;

/// Where the words that were asked for stand: a stretch of the statement, a quote, somebody's
/// wording, or the names of public sources. Plain text; marks are counted in its code points, end
/// exclusive.
record Snippet(Place in, String text, List<Mark> marks) {

    /// As they are searched for a place to show.
    enum Place {
        STATEMENT,
        QUOTE,
        WORDING,
        SOURCE
    }

    /// One word.
    record Mark(int start, int end) {}

    static final int START = 1;
    static final int STOP = 2;

    private static final int LONGEST = 240;
    private static final int BEFORE = 80;

    /// The stretch around the first mark.
    static Snippet of(Place place, String whole, List<Mark> marks) {
        int[] letters = whole.codePoints().toArray();
        int from = marks.isEmpty() ? 0 : start(letters, marks.getFirst().start());
        int to = end(letters, from);
        List<Mark> within =
                marks.stream()
                        .filter(mark -> mark.start() >= from && mark.end() <= to)
                        .map(mark -> new Mark(mark.start() - from, mark.end() - from))
                        .toList();
        return new Snippet(place, new String(letters, from, to - from), within);
    }

    /// Reads the places from a text of the same letters in which control characters stand before
    /// and behind each word.
    static List<Mark> marks(String marked) {
        List<Mark> marks = new ArrayList<>();
        int place = 0;
        int start = 0;
        for (int letter : marked.codePoints().toArray()) {
            switch (letter) {
                case START -> start = place;
                case STOP -> marks.add(new Mark(start, place));
                default -> place++;
            }
        }
        return List.copyOf(marks);
    }

    private static int start(int[] letters, int mark) {
        int from = Math.max(0, letters.length <= LONGEST ? 0 : mark - BEFORE);
        while (from > 0 && from < mark && !Character.isWhitespace(letters[from - 1])) {
            from++;
        }
        return from;
    }

    private static int end(int[] letters, int from) {
        int to = Math.min(letters.length, from + LONGEST);
        int cut = to;
        while (cut < letters.length && cut > from && !Character.isWhitespace(letters[cut])) {
            cut--;
        }
        return cut == from ? to : cut;
    }
}
