package org.claimbook.source;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A source as the newsroom sees it; of a CONFIDENTIAL one nothing that identifies it.
/// `reliability` is the letter that holds now on every topic; it does not leave the newsroom.
public record SourceView(
        UUID id,
        @Nullable String name,
        SourceKind kind,
        @Nullable String description,
        Disclosure disclosure,
        @Nullable SourceLabel parent,
        SourceLabel.Family family,
        @Nullable String country,
        @Nullable String homepage,
        List<String> handles,
        List<String> sameAs,
        List<String> aliases,
        boolean desk,
        @Nullable ReliabilityLetter reliability,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /// What it is called in lists.
    String label() {
        return name != null ? name : Objects.requireNonNull(description);
    }
}
