package org.claimbook.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A date as exactly as it is known: `2025`, `2025-01`, `2025-01-14` or an instant (ISO 8601, RFC
/// 3339), kept as its start in UTC.
@Embeddable
public record PartialDate(Instant at, @Enumerated(EnumType.STRING) Precision precision) {

    /// @throws RuntimeException of the JDK's parsers if the text is no such date
    public static PartialDate parse(String text) {
        return switch (text.length()) {
            case 4 -> day(LocalDate.parse(text + "-01-01"), Precision.YEAR);
            case 7 -> day(YearMonth.parse(text).atDay(1), Precision.MONTH);
            case 10 -> day(LocalDate.parse(text), Precision.DAY);
            default -> of(TextForm.instant(text));
        };
    }

    public static @Nullable PartialDate orNull(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }

    public static PartialDate of(Instant instant) {
        Instant at = instant.truncatedTo(ChronoUnit.MICROS);
        if (at.atOffset(ZoneOffset.UTC).getYear() < 1
                || at.atOffset(ZoneOffset.UTC).getYear() > 9999) {
            throw new DateTimeException("The year is outside of 1 to 9999.");
        }
        return new PartialDate(at, Precision.INSTANT);
    }

    private static PartialDate day(LocalDate date, Precision precision) {
        if (date.getYear() < 1) {
            throw new DateTimeException("The year is outside of 1 to 9999.");
        }
        return new PartialDate(date.atStartOfDay(ZoneOffset.UTC).toInstant(), precision);
    }

    /// The latest instant that it can mean, as far as an instant by which it is known to be past.
    public Instant latest(Instant known) {
        OffsetDateTime start = at.atOffset(ZoneOffset.UTC);
        Instant end =
                switch (precision) {
                    case YEAR -> start.plusYears(1).toInstant();
                    case MONTH -> start.plusMonths(1).toInstant();
                    case DAY -> start.plusDays(1).toInstant();
                    case INSTANT -> at;
                };
        return precision == Precision.INSTANT || end.isBefore(known) ? end : known;
    }

    /// Whether all that it can mean lies before all that another date can mean: a day is not before
    /// an instant of that day.
    public boolean isBefore(PartialDate other) {
        return precision == Precision.INSTANT
                ? at.isBefore(other.at)
                : !latest(Instant.MAX).isAfter(other.at);
    }

    /// The same date, known less exactly.
    public PartialDate coarsened(Precision to) {
        String text = toString();
        return switch (to) {
            case YEAR -> parse(text.substring(0, 4));
            case MONTH -> parse(text.substring(0, 7));
            case DAY -> parse(text.substring(0, 10));
            case INSTANT -> this;
        };
    }

    @JsonValue
    @Override
    public String toString() {
        String text = at.toString();
        return switch (precision) {
            case YEAR -> text.substring(0, 4);
            case MONTH -> text.substring(0, 7);
            case DAY -> text.substring(0, 10);
            case INSTANT -> text;
        };
    }
}
