package org.claimbook.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Levenshtein distances of one pattern to many stretches of a text, 64 rows of the matrix at once
/// (Myers 1999, in the form of Hyyrö 2003).
final class EditDistances {

    private final int length;
    private final int blocks;

    /// For each code point of the pattern the rows that it stands in, one bit each.
    private final Map<Integer, long[]> rows = new HashMap<>();

    private final long[] nowhere;

    EditDistances(int[] pattern) {
        length = pattern.length;
        blocks = (length + Long.SIZE - 1) / Long.SIZE;
        nowhere = new long[blocks];
        for (int row = 0; row < length; row++) {
            long[] bits = rows.computeIfAbsent(pattern[row], _ -> new long[blocks]);
            bits[row / Long.SIZE] |= 1L << row;
        }
    }

    /// For each n the distance to the first n code points of the text.
    int[] toBeginnings(int[] text) {
        return distances(text, 1);
    }

    /// For each n the least distance to any stretch of the text that ends after n code points.
    int[] toEndingAt(int[] text) {
        return distances(text, 0);
    }

    /// One column of the matrix per code point; `top` is how much row 0 grows from one to the next.
    private int[] distances(int[] text, long top) {
        long[] plus = new long[blocks];
        Arrays.fill(plus, -1);
        long[] minus = new long[blocks];
        int[] distances = new int[text.length + 1];
        distances[0] = length;
        for (int n = 0; n < text.length; n++) {
            long[] equal = rows.getOrDefault(text[n], nowhere);
            distances[n + 1] = distances[n] + column(equal, plus, minus, top);
        }
        return distances;
    }

    /// Moves the vertical differences (+1 and -1 bits) one column on; returns the last row's
    /// change.
    private int column(long[] equal, long[] plus, long[] minus, long top) {
        long up = top;
        long down = 0;
        int last = (length - 1) % Long.SIZE;
        int change = 0;
        for (int b = 0; b < blocks; b++) {
            long p = plus[b];
            long m = minus[b];
            long vertical = equal[b] | m;
            long same = equal[b] | down;
            long horizontal = (((same & p) + p) ^ p) | same;
            long rise = m | ~(horizontal | p);
            long fall = p & horizontal;
            change = (int) ((rise >>> last & 1) - (fall >>> last & 1));
            long rises = rise << 1 | up;
            plus[b] = fall << 1 | down | ~(vertical | rises);
            minus[b] = rises & vertical;
            up = rise >>> (Long.SIZE - 1);
            down = fall >>> (Long.SIZE - 1);
        }
        return change;
    }
}
