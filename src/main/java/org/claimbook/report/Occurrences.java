package org.claimbook.report;

import java.util.stream.IntStream;

/// All occurrences of a string in a text, overlapping ones too, in linear time whatever the text
/// (Knuth, Morris and Pratt 1977).
final class Occurrences {

    private Occurrences() {}

    /// Where they begin, in UTF-16 units, ascending.
    static IntStream of(String sought, String text) {
        int[] borders = borders(sought);
        IntStream.Builder found = IntStream.builder();
        int matched = 0;
        for (int i = 0; i < text.length(); i++) {
            matched = extended(sought, borders, matched, text.charAt(i));
            if (matched == sought.length()) {
                found.add(i + 1 - matched);
                matched = borders[matched - 1];
            }
        }
        return found.build();
    }

    /// For each beginning of the string, how long its longest part is that both begins and ends it.
    private static int[] borders(String sought) {
        int[] borders = new int[sought.length()];
        for (int i = 1; i < borders.length; i++) {
            borders[i] = extended(sought, borders, borders[i - 1], sought.charAt(i));
        }
        return borders;
    }

    private static int extended(String sought, int[] borders, int matched, char next) {
        int length = matched;
        while (length > 0 && sought.charAt(length) != next) {
            length = borders[length - 1];
        }
        return sought.charAt(length) == next ? length + 1 : length;
    }
}
