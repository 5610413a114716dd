package org.claimbook.claim;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A claim's own columns as they read now, without its children; and whether there are responses
/// and links to look for, which most have none of.
public record ClaimRow(
        UUID id,
        ClaimFields fields,
        @Nullable FigureView figure,
        @Nullable Instant publishedAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Superseded supersededBy,
        @Nullable Instant mergedAt,
        boolean answered,
        boolean linked,
        long version) {

    /// The newest claim that updates this one.
    public record Superseded(UUID id, boolean published) {}

    /// Whether it is a claim of its own, or was at an instant, instead of being read as part of
    /// another.
    public boolean stands(@Nullable Instant asOf) {
        return mergedAt == null || (asOf != null && asOf.isBefore(mergedAt));
    }

    public String statement() {
        return String.valueOf(fields.statement());
    }

    public List<String> topics() {
        return fields.topics() == null ? List.of() : fields.topics();
    }

    public ClaimKind kind() {
        return fields.kind() == null ? ClaimKind.FACT : fields.kind();
    }
}
