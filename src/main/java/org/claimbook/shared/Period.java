package org.claimbook.shared;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When something happened: from, perhaps until, and how exactly that is known.
@Embeddable
public record Period(
        Instant start, @Nullable Instant end, @Enumerated(EnumType.STRING) Precision precision) {

    /// @throws Invalid if the end is before the start, the dates are not as exact as they claim, or
    ///   one of them is known to be wrong
    public static Period of(PeriodDraft draft, Faults faults) {
        Precision precision = precision(draft, faults);
        Instant start = read(draft.from(), precision, "/from", faults);
        Instant end = read(draft.to(), precision, "/to", faults);
        if (draft.from() == null) {
            faults.addMissing("/from", "A period begins some time.");
        }
        if (start != null && end != null && end.isBefore(start)) {
            faults.add("/to", "ends-before-start", "It ends before it starts.");
        }
        faults.throwIfAny();
        return new Period(Objects.requireNonNull(start), end, Objects.requireNonNull(precision));
    }

    private static @Nullable Precision precision(PeriodDraft draft, Faults faults) {
        PartialDate from = draft.from();
        boolean unsaid = draft.precision() == null && faults.clean("/precision");
        return unsaid && from != null ? from.precision() : draft.precision();
    }

    private static @Nullable Instant read(
            @Nullable PartialDate date,
            @Nullable Precision precision,
            String pointer,
            Faults faults) {
        if (date == null || precision == null) {
            return null;
        }
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
