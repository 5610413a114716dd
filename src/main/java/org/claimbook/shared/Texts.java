package org.claimbook.shared;

import java.util.Optional;

/// Knows which characters cannot be stored.
public final class Texts {

    private Texts() {}

    /// Says why a text cannot be stored: PostgreSQL has no U+0000, UTF-8 no half of a surrogate
    /// pair. Empty if it can.
    public static Optional<String> unstorable(String text) {
        return text.codePoints()
                .filter(Texts::unstorable)
                .mapToObj("It contains U+%04X, which cannot be stored."::formatted)
                .findFirst();
    }

    /// Whether there is something to see in it: not only white space, no-break space or invisible
    /// characters.
    public static boolean isWritten(CharSequence text) {
        return text.codePoints().anyMatch(Texts::visible);
    }

    private static boolean visible(int point) {
        return !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && !Character.isISOControl(point)
                && Character.getType(point) != Character.FORMAT;
    }

    private static boolean unstorable(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
