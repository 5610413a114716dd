package org.claimbook.report;

import org.claimbook.shared.Faults;
import org.jspecify.annotations.Nullable;

/// The words of a report that a client points at, and what tells them from the same words elsewhere
/// in it.
///
/// @param exact the words, required, at most 2,000 code points
/// @param prefix what the text just before ends with
/// @param suffix what the text just after starts with
/// @param start where the words begin, in code points of the normalised text
/// @param end where they end, exclusive
public record Quote(
        @Nullable String exact,
        @Nullable String prefix,
        @Nullable String suffix,
        @Nullable Integer start,
        @Nullable Integer end) {

    /// Notes what no quote may be, whatever stands in its report.
    public void refuse(Faults faults) {
        if (faults.clean("/exact")) {
            faults.in("", _ -> Anchoring.exact(this));
        }
    }
}
