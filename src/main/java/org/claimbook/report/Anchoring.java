package org.claimbook.report;

import java.util.Arrays;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.Texts;
import org.jspecify.annotations.Nullable;

/// Finds the one place in a report that a quote means, or refuses it; pointers are relative to the
/// quote.
final class Anchoring {

    static final int MAX_EXACT = 2_000;

    private Anchoring() {}

    static Anchor place(ReportText text, Quote quote) {
        String exact = exact(quote);
        int[] places = inContext(text, exact, quote);
        int start = only(sent(places, length(exact), quote));
        int end = start + length(exact);
        if (!text.whole(start, end)) {
            String detail = "The quote begins or ends inside a character.";
            throw new Invalid("/exact", "splits-character", detail);
        }
        return Anchor.at(text, exact, start, end, AnchorState.ANCHORED);
    }

    /// Looks for the anchor in a new revision, an orphaned one too.
    static Anchor again(ReportText text, Anchor old) {
        return new Reanchoring(text, old).anchor();
    }

    /// Refuses words that are nowhere in the text, whatever stands around them.
    static void refuseAbsent(ReportText text, Quote quote) {
        inContext(text, exact(quote), new Quote(quote.exact(), null, null, null, null));
    }

    static String exact(Quote quote) {
        String exact = normalised(quote.exact());
        if (exact.isBlank()) {
            throw new Invalid("/exact", "required", "A quote needs the words it quotes.");
        }
        if (length(exact) > MAX_EXACT) {
            throw new Invalid("/exact", "too-long", "A quote has at most 2,000 code points.");
        }
        Texts.unstorable(exact)
                .ifPresent(detail -> {
                    throw new Invalid("/exact", "unstorable", detail);
                });
        return exact;
    }

    private static int[] inContext(ReportText text, String exact, Quote quote) {
        String prefix = normalised(quote.prefix());
        int[] places = text.places(prefix + exact + normalised(quote.suffix()));
        if (places.length == 0) {
            throw new Invalid("/exact", "quote-not-found", notFound(text.places(exact).length));
        }
        int shift = length(prefix);
        return Arrays.stream(places).map(place -> place + shift).toArray();
    }

    private static String notFound(int elsewhere) {
        return elsewhere == 0
                ? "The text of the report does not contain the quote."
                : "The text contains the quote, but not between this prefix and suffix.";
    }

    private static int[] sent(int[] places, int length, Quote quote) {
        int[] there =
                Arrays.stream(places)
                        .filter(place -> agrees(quote.start(), place))
                        .filter(place -> agrees(quote.end(), place + length))
                        .toArray();
        if (there.length == 0) {
            String pointer = quote.start() == null ? "/end" : "/start";
            String detail =
                    "The quote is not there; its first place is %d to %d."
                            .formatted(places[0], places[0] + length);
            throw new Invalid(pointer, "quote-not-there", detail);
        }
        return there;
    }

    private static boolean agrees(@Nullable Integer sent, int found) {
        return sent == null || sent == found;
    }

    private static int only(int[] places) {
        if (places.length > 1) {
            String detail =
                    "The quote occurs at %d places; add prefix and suffix, or start."
                            .formatted(places.length);
            throw new Invalid("/exact", "quote-ambiguous", detail);
        }
        return places[0];
    }

    private static String normalised(@Nullable String sent) {
        return sent == null ? "" : ReportText.normalised(sent);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
