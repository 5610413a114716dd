package org.claimbook.claim;

import java.util.UUID;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.Written;
import org.jspecify.annotations.Nullable;

/// How a request names a measure: by `id`, or by name, found or created.
public record MeasureMention(
        @Nullable UUID id,
        @Written @CodePoints(max = 500) @Nullable String name,
        @CodePoints(max = 100) @Nullable String unit) {}
