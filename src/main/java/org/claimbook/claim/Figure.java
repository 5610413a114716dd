package org.claimbook.claim;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.UUID;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/// The number that a claim asserts; set once.
@Embeddable
record Figure(
        @Column(name = "measure_id") @Nullable UUID measureId,
        @Column(name = "figure_low") @Nullable BigDecimal low,
        @Column(name = "figure_best") @Nullable BigDecimal best,
        @Column(name = "figure_high") @Nullable BigDecimal high,
        @Column(name = "figure_unit") @Nullable String unit,
        @Column(name = "figure_qualifier") @Enumerated(EnumType.STRING) FigureQualifier qualifier,
        @Column(name = "figure_counts") @Nullable String counts,
        @Column(name = "figure_cumulative") @Nullable Boolean cumulative,
        @Column(name = "figure_as_written") @Nullable String asWritten,
        @Embedded
                @AttributeOverride(name = "at", column = @Column(name = "figure_as_of"))
                @AttributeOverride(
                        name = "precision",
                        column = @Column(name = "figure_as_of_precision"))
                @Nullable PartialDate asOf) {

    /// @throws Invalid if anything is wrong with it
    static Figure of(FigureDraft draft, @Nullable UUID measure, Faults faults) {
        FigureQualifier qualifier =
                draft.qualifier() == null ? FigureQualifier.EXACT : draft.qualifier();
        refuseOrder(draft, faults);
        if (faults.clean("/qualifier")) {
            refuseMissing(draft, qualifier, faults);
        }
        faults.throwIfAny();
        return new Figure(
                measure,
                draft.low(),
                draft.best(),
                draft.high(),
                draft.unit(),
                qualifier,
                draft.counts(),
                draft.cumulative(),
                draft.asWritten(),
                draft.asOf());
    }

    private static void refuseOrder(FigureDraft draft, Faults faults) {
        if (above(draft.low(), draft.high()) || above(draft.low(), draft.best())) {
            faults.add("/low", "low-above-high", "The low end is above the rest of the figure.");
        } else if (above(draft.best(), draft.high())) {
            faults.add("/high", "high-below-best", "The high end is below the best estimate.");
        }
    }

    /// A figure says at least the end that its qualifier speaks of.
    private static void refuseMissing(FigureDraft draft, FigureQualifier qualifier, Faults faults) {
        switch (qualifier) {
            case EXACT, ABOUT -> require(draft.best(), "/best", qualifier, faults);
            case AT_LEAST, MORE_THAN -> require(draft.low(), "/low", qualifier, faults);
            case AT_MOST, LESS_THAN -> require(draft.high(), "/high", qualifier, faults);
            case BETWEEN -> {
                require(draft.low(), "/low", qualifier, faults);
                require(draft.high(), "/high", qualifier, faults);
            }
        }
    }

    private static void require(
            @Nullable BigDecimal end, String pointer, FigureQualifier qualifier, Faults faults) {
        if (end == null) {
            faults.addMissing(pointer, "%s needs %s.".formatted(qualifier, pointer.substring(1)));
        }
    }

    private static boolean above(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) > 0;
    }

    /// Whether it says the same; 3000 and 3000.0 do.
    boolean says(Figure other) {
        return plain().equals(other.plain());
    }

    private Figure plain() {
        return new Figure(
                measureId,
                strip(low),
                strip(best),
                strip(high),
                unit,
                qualifier,
                counts,
                cumulative,
                asWritten,
                asOf);
    }

    private static @Nullable BigDecimal strip(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }
}
