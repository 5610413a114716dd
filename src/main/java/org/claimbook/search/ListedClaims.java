package org.claimbook.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.claimbook.shared.Page;
import org.jspecify.annotations.Nullable;

/// A page of claims; `total` only where it is asked for.
record ListedClaims(
        List<ListedClaim> items,
        @Nullable String next,
        @JsonInclude(Include.NON_NULL) @Nullable Long total) {

    static ListedClaims of(Page<ListedClaim> page, @Nullable Long total) {
        return new ListedClaims(page.items(), page.next(), total);
    }
}
