package org.claimbook.claim;

import java.math.BigDecimal;
import java.util.UUID;
import org.claimbook.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/// The number that a claim asserts.
public record FigureView(
        @Nullable MeasureLabel measure,
        @Nullable BigDecimal low,
        @Nullable BigDecimal best,
        @Nullable BigDecimal high,
        @Nullable String unit,
        FigureQualifier qualifier,
        @Nullable String counts,
        @Nullable Boolean cumulative,
        @Nullable String asWritten,
        @Nullable PartialDate asOf) {

    /// The quantity that a figure estimates.
    public record MeasureLabel(UUID id, String name, @Nullable String unit) {}

    FigureDraft draft() {
        return new FigureDraft(
                measure == null ? null : new MeasureMention(measure.id(), null, null),
                low,
                best,
                high,
                unit,
                qualifier,
                counts,
                cumulative,
                asWritten,
                asOf);
    }
}
