package org.claimbook.search;

import org.jspecify.annotations.Nullable;

/// How many claims have a value; `value` is what the filter of that name takes, `label` what people
/// call it.
record FacetCount(String value, @Nullable String label, long count) {

    /// The same where the filter takes what people say.
    FacetCount byLabel() {
        return new FacetCount(String.valueOf(label), label, count);
    }
}
