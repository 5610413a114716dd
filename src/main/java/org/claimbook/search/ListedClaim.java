package org.claimbook.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.claimbook.record.ClaimItem;
import org.claimbook.shared.Tagged;
import org.jspecify.annotations.Nullable;

/// A claim of a list; where words were asked for, with the place where they stand.
record ListedClaim(
        @JsonUnwrapped Tagged<ClaimItem> claim,
        @JsonInclude(Include.NON_NULL) @Nullable Snippet snippet) {}
