package org.claimbook.claim;

import jakarta.validation.constraints.NotNull;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.Written;
import org.jspecify.annotations.Nullable;

/// What a client says of a measure; `unit` as people write it ("people", "km²").
@ReadOnly({"id", "version", "createdAt", "updatedAt", "etag"})
public record MeasureDraft(
        @NotNull @Written @CodePoints(max = 500) String name,
        @CodePoints(max = 100) @Nullable String unit) {}
