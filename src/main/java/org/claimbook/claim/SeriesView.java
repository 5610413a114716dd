package org.claimbook.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.claimbook.claim.FigureView.MeasureLabel;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// The figures that different sources gave of one quantity, by the day that they are of, unknown
/// days last.
public record SeriesView(MeasureLabel measure, List<Point> points, @Nullable String next) {

    /// A figure. Only those of the same `scope` count the same thing and share a line of a chart:
    /// it is made of what is counted, whether cumulative, and the unit. `origin` and `carrier` are
    /// those of the first appearance whose origin does not disown it.
    public record Point(
            UUID claimId,
            @Nullable BigDecimal low,
            @Nullable BigDecimal best,
            @Nullable BigDecimal high,
            @Nullable String unit,
            FigureQualifier qualifier,
            @Nullable String counts,
            @Nullable Boolean cumulative,
            String scope,
            @Nullable PartialDate asOf,
            @Nullable SourceLabel origin,
            @Nullable SourceLabel carrier,
            Status status,
            @Nullable UUID supersededBy) {}
}
