package org.claimbook.claim;

import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// One source in a chain and what it did.
public record HopView(
        SourceLabel source,
        Verb verb,
        Basis basis,
        Channel channel,
        Standing standing,
        @Nullable Said said,
        @Nullable String wording,
        @Nullable String caveat,
        @Nullable String url,
        @Nullable String archivedUrl) {

    /// Whether it is said to have said it; a source that disowns it counts for nothing.
    public boolean counts() {
        return standing != Standing.DISOWNED;
    }
}
