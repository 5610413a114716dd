package org.claimbook.claim;

import jakarta.validation.Valid;
import java.math.BigDecimal;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/// A number that a claim asserts: what it measures, its range, and what it counts ("killed or
/// wounded").
public record FigureDraft(
        @Valid @Nullable MeasureMention measure,
        @Nullable BigDecimal low,
        @Nullable BigDecimal best,
        @Nullable BigDecimal high,
        @CodePoints(max = 100) @Nullable String unit,
        @Nullable FigureQualifier qualifier,
        @CodePoints(max = 500) @Nullable String counts,
        @Nullable Boolean cumulative,
        @CodePoints(max = 500) @Nullable String asWritten,
        @Nullable PartialDate asOf) {}
