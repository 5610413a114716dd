package org.claimbook.source;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a NAMED source is found by.
record Called(
        UUID countsAs, SourceKind kind, @Nullable String foldedName, List<String> foldedAliases) {

    /// Whether it goes by a folded name, if it is of that kind.
    boolean by(String name, @Nullable SourceKind wanted) {
        return (name.equals(foldedName) || foldedAliases.contains(name))
                && (wanted == null || wanted == kind);
    }
}
