package org.claimbook.report;

import org.jspecify.annotations.Nullable;

/// Where a claim was read: TextQuoteSelector and TextPositionSelector of the W3C Web Annotation
/// Data Model, counted in code points of the normalised text, end exclusive.
///
/// `exact` always is what was read. A FUZZY anchor points at what stands there now; an ORPHANED one
/// has no place, and keeps the words that were around it.
public record Anchor(
        String exact,
        String prefix,
        String suffix,
        @Nullable Integer start,
        @Nullable Integer end,
        AnchorState state) {

    private static final int CONTEXT = 32;

    static Anchor at(ReportText text, String exact, int start, int end, AnchorState state) {
        int from = text.wholeAfter(Math.max(start - CONTEXT, 0));
        int to = text.wholeBefore(Math.min(end + CONTEXT, text.length()));
        String prefix = text.substring(from, start);
        String suffix = text.substring(end, to);
        return new Anchor(exact, prefix, suffix, start, end, state);
    }

    /// The quote alone, without the words around it.
    public Anchor bare() {
        return new Anchor(exact, "", "", start, end, state);
    }

    Anchor orphaned() {
        return new Anchor(exact, prefix, suffix, null, null, AnchorState.ORPHANED);
    }
}
