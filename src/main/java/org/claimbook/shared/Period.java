package org.claimbook.shared;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When something happened: from, perhaps until, and how exactly that is known.
@Embeddable
public record Period(
        Instant start, @Nullable Instant end, @Enumerated(EnumType.STRING) Precision precision) {

    /// @throws Invalid if the end is before the start or the dates are not as exact as they claim
    public static Period of(PeriodDraft draft) {
        Faults faults = new Faults();
        Precision precision =
                draft.precision() == null ? draft.from().precision() : draft.precision();
        Instant start = read(draft.from(), precision, "/from", faults);
        Instant end = draft.to() == null ? null : read(draft.to(), precision, "/to", faults);
        if (end != null && end.isBefore(start)) {
            faults.add("/to", "ends-before-start", "It ends before it starts.");
        }
        faults.throwIfAny();
        return new Period(start, end, precision);
    }

    private static Instant read(
            PartialDate date, Precision precision, String pointer, Faults faults) {
        if (date.precision().coarserThan(precision)) {
            faults.add(
                    pointer,
                    "not-so-precise",
                    "“%s” is not known to the %s.".formatted(date, precision));
            return date.at();
        }
        return date.coarsened(precision).at();
    }
}
