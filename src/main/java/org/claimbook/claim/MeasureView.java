package org.claimbook.claim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A quantity that different sources estimate over time.
public record MeasureView(
        UUID id,
        String name,
        @Nullable String unit,
        Instant createdAt,
        Instant updatedAt,
        long version) {}
