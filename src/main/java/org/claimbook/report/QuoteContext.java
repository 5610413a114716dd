package org.claimbook.report;

/// What stands around a quote in the text it was found in: at most 200 code points on either side,
/// never a part of what a reader sees as one character.
public record QuoteContext(String before, String after) {

    private static final int REACH = 200;

    /// How many code points of the text to read on either side: so many more, to see where the
    /// characters at the far ends begin.
    public static final int READ = REACH + 64;

    /// From up to `READ` code points just before the quote, and just after it.
    public static QuoteContext of(String before, String after) {
        int length = before.codePointCount(0, before.length());
        int from = before.offsetByCodePoints(0, Math.max(length - REACH, 0));
        int reach = Math.min(REACH, after.codePointCount(0, after.length()));
        int to = after.offsetByCodePoints(0, reach);
        return new QuoteContext(
                before.substring(Graphemes.after(before, from)),
                after.substring(0, Graphemes.before(after, to)));
    }
}
