package org.claimbook.report;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.claimbook.shared.Digests;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.Texts;
import org.jspecify.annotations.Nullable;

/// The normalised text of a report revision; every place in it is counted in Unicode code points.
final class ReportText {

    static final int MAX_BYTES = 5 * 1024 * 1024;

    private final String text;

    /// Where the characters are that take two UTF-16 units: in code points, and in UTF-16 units.
    private final int[] pairs;

    private final int[] pairUnits;

    private ReportText(String text) {
        this.text = text;
        this.pairUnits =
                IntStream.range(0, text.length())
                        .filter(unit -> Character.isHighSurrogate(text.charAt(unit)))
                        .toArray();
        this.pairs =
                IntStream.range(0, pairUnits.length).map(rank -> pairUnits[rank] - rank).toArray();
    }

    /// A text as it came in, or none.
    ///
    /// @throws Invalid at `/text` when it cannot be stored or is longer than 5 MiB of UTF-8
    static @Nullable ReportText orNull(@Nullable String raw) {
        return raw == null ? null : of(raw);
    }

    static ReportText of(String raw) {
        Texts.unstorable(raw)
                .ifPresent(detail -> {
                    throw new Invalid("/text", "unstorable", detail);
                });
        ReportText text = new ReportText(normalised(raw));
        if (text.utf8().length > MAX_BYTES) {
            throw new Invalid("/text", "too-long", "A text is at most 5 MiB of UTF-8.");
        }
        return text;
    }

    /// A text as it was stored, taken literally: a later Unicode version must not shift its
    /// anchors.
    static ReportText stored(String text) {
        return new ReportText(text);
    }

    /// Unicode NFC (UAX #15) with LF as the only line end; spaces are never collapsed.
    static String normalised(String raw) {
        String lines = raw.replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.normalize(lines, Normalizer.Form.NFC);
    }

    String text() {
        return text;
    }

    /// SHA-256 of the UTF-8 bytes, in lower-case hex.
    String sha256() {
        return Digests.sha256(utf8());
    }

    int length() {
        return text.length() - pairs.length;
    }

    String substring(int start, int end) {
        return text.substring(units(start), units(end));
    }

    int[] codePoints() {
        return text.codePoints().toArray();
    }

    /// The places where a string begins, overlapping ones too.
    int[] places(String sought) {
        return Occurrences.of(sought, text).map(this::codePoint).toArray();
    }

    boolean endsBefore(int place, String prefix) {
        return text.startsWith(prefix, units(place) - prefix.length());
    }

    boolean startsAt(int place, String suffix) {
        return text.startsWith(suffix, units(place));
    }

    /// Whether neither end lies inside what a reader sees as one character.
    boolean whole(int start, int end) {
        return Graphemes.boundary(text, units(start)) && Graphemes.boundary(text, units(end));
    }

    /// The last place at or before this one that splits no character.
    int wholeBefore(int place) {
        return codePoint(Graphemes.before(text, units(Math.max(place, 0))));
    }

    /// The first place at or after this one that splits no character.
    int wholeAfter(int place) {
        return codePoint(Graphemes.after(text, units(Math.min(place, length()))));
    }

    private int units(int codePoint) {
        return codePoint + rank(pairs, codePoint);
    }

    private int codePoint(int unit) {
        return unit - rank(pairUnits, unit);
    }

    private static int rank(int[] sorted, int value) {
        int found = Arrays.binarySearch(sorted, value);
        return found >= 0 ? found : -found - 1;
    }

    private byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
