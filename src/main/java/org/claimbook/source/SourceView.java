package org.claimbook.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A source as the newsroom sees it; of a CONFIDENTIAL one nothing that identifies it.
/// `reliability` is the letter that holds now on every topic; it does not leave the newsroom.
/// `stillHeld` is there only in the answer to the edit that turned it confidential.
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
        long version,
        @JsonInclude(Include.NON_NULL) @Nullable Remains stillHeld) {

    SourceView with(Remains remains) {
        return new SourceView(
                id,
                name,
                kind,
                description,
                disclosure,
                parent,
                family,
                country,
                homepage,
                handles,
                sameAs,
                aliases,
                desk,
                reliability,
                createdAt,
                updatedAt,
                version,
                remains);
    }

    /// What it is called in lists.
    public String label() {
        return name != null ? name : Objects.requireNonNull(description);
    }
}
