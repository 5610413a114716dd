package org.claimbook.search;

import org.jspecify.annotations.Nullable;

/// How many claims have a value; `value` is what the filter of that name takes, `label` what people
/// call it.
record FacetCount(String value, @Nullable String label, long count) {}
