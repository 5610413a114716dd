package org.claimbook.report;

import java.text.BreakIterator;
import java.util.Locale;

/// Where a reader sees one character end and the next begin: extended grapheme clusters (UAX #29).
final class Graphemes {

    /// How far to look back, in UTF-16 units: nobody writes a longer character or row of flags.
    private static final int LONGEST = 1024;

    private Graphemes() {}

    static int before(String text, int unit) {
        int at = unit;
        while (!boundary(text, at)) {
            at = text.offsetByCodePoints(at, -1);
        }
        return at;
    }

    static int after(String text, int unit) {
        int at = unit;
        while (!boundary(text, at)) {
            at = text.offsetByCodePoints(at, 1);
        }
        return at;
    }

    static boolean boundary(String text, int unit) {
        if (unit == 0 || unit == text.length()) {
            return true;
        }
        int from = safeStart(text, unit);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(from, text.offsetByCodePoints(unit, 1)));
        return characters.isBoundary(unit - from);
    }

    /// Goes back over all that may belong to a character begun earlier; whether there is a boundary
    /// never depends on more than that.
    private static int safeStart(String text, int unit) {
        int at = text.offsetByCodePoints(unit, -1);
        while (at > 0 && unit - at < LONGEST && joins(text.codePointAt(at))) {
            at = text.offsetByCodePoints(at, -1);
        }
        return at;
    }

    private static boolean joins(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT ->
                    true;
            default -> Character.isEmojiModifier(codePoint) || regionalIndicator(codePoint);
        };
    }

    /// Two make a flag, so that parity counts from the first of a run.
    private static boolean regionalIndicator(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }
}
