package org.claimbook.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What identifies a confidential source; version 0 where nothing is known.
record ProtectedView(
        @Nullable String name,
        @Nullable String homepage,
        List<String> handles,
        List<String> sameAs,
        List<String> aliases,
        @Nullable Instant updatedAt,
        long version) {

    static ProtectedView of(SourceVault.Kept kept) {
        Identity identity = kept.identity();
        return new ProtectedView(
                identity.name(),
                identity.homepage(),
                identity.handles(),
                identity.sameAs(),
                identity.aliases(),
                kept.updatedAt(),
                kept.version());
    }

    /// Tells nobody anything, wherever it may be written to.
    @Override
    public String toString() {
        return "ProtectedView";
    }
}
