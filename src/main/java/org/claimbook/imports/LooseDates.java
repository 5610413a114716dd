package org.claimbook.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.claimbook.shared.Fault;
import org.claimbook.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/// Reads dates as people publish them, as exactly as they say.
final class LooseDates {

    /// A date, and whether it is one of UTC only because it names no zone.
    record Read(PartialDate date, boolean zoneAssumed) {}

    /// By day or by month first: which of the two, only the numbers can tell.
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");

    private static final List<DateTimeFormatter> MOMENTS =
            patterns(
                    "yyyy-M-d['T'][ ]H:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][ ][XXX][XX][X]",
                    "EEE, d MMM yyyy H:mm[:ss][ ][XXX][XX][X]",
                    "d MMM yyyy[,] H:mm[:ss][ ][XXX][XX][X]",
                    "d MMMM yyyy[,] H:mm[:ss][ ][XXX][XX][X]",
                    "MMM d[,] yyyy[,] H:mm[:ss][ ][XXX][XX][X]",
                    "MMMM d[,] yyyy[,] H:mm[:ss][ ][XXX][XX][X]",
                    "yyyy/M/d H:mm[:ss][ ][XXX][XX][X]");

    private static final List<DateTimeFormatter> DAYS =
            patterns(
                    "yyyy-M-d",
                    "yyyy/M/d",
                    "yyyy.M.d",
                    "yyyyMMdd",
                    "[EEE, ][EEEE, ]d MMM[.] yyyy",
                    "[EEE, ][EEEE, ]d MMMM yyyy",
                    "[EEE, ][EEEE, ]MMM[.] d[,] yyyy",
                    "[EEE, ][EEEE, ]MMMM d[,] yyyy");

    private LooseDates() {}

    /// The same, and notes what is to be said about it.
    static @Nullable Read read(String text, String pointer, List<Fault> notes) {
        Read read = read(text);
        if (read == null) {
            notes.add(
                    new Fault(
                            pointer,
                            "date-unreadable",
                            "Nobody can tell which date “%s” is."
                                    .formatted(LooseTexts.cut(text, 100))));
        } else if (read.zoneAssumed()) {
            notes.add(
                    new Fault(
                            pointer,
                            "zone-assumed",
                            "“%s” names no zone: it is read as UTC.".formatted(text)));
        }
        return read;
    }

    /// Null if nobody can tell which date it is.
    static @Nullable Read read(String text) {
        String date = plain(text);
        if (date.matches("\\d{4}(-\\d{2})?")) {
            return exact(date);
        }
        Matcher numbers = NUMBERS.matcher(date);
        if (numbers.matches()) {
            return numbered(numbers);
        }
        Read moment = moment(date);
        return moment == null ? day(date) : moment;
    }

    /// "UTC" and "GMT" are +00:00, said once.
    private static String plain(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("(?i) ?(UTC|GMT|Z)( ?[+-]00:?00)?$", "+00:00")
                .replaceAll("(?<=\\d)(st|nd|rd|th)\\b", "")
                .replace("Sept ", "Sep ")
                .replace("Sept. ", "Sep. ");
    }

    private static @Nullable Read moment(String date) {
        for (DateTimeFormatter format : MOMENTS) {
            try {
                TemporalAccessor parsed =
                        format.parseBest(date, OffsetDateTime::from, LocalDateTime::from);
                return parsed instanceof OffsetDateTime exact
                        ? new Read(PartialDate.of(exact.toInstant()), false)
                        : new Read(
                                PartialDate.of(
                                        LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC)),
                                true);
            } catch (DateTimeException _) {
                // another form, then
            }
        }
        return null;
    }

    private static @Nullable Read day(String date) {
        for (DateTimeFormatter format : DAYS) {
            try {
                return exact(LocalDate.parse(date, format).toString());
            } catch (DateTimeException _) {
                // another form, then
            }
        }
        return null;
    }

    private static @Nullable Read numbered(Matcher numbers) {
        int one = Integer.parseInt(numbers.group(1));
        int two = Integer.parseInt(numbers.group(2));
        int year = Integer.parseInt(numbers.group(3));
        if (one == two || (one > 12 && two <= 12)) {
            return day(year, two, one);
        }
        return two > 12 && one <= 12 ? day(year, one, two) : null;
    }

    private static @Nullable Read day(int year, int month, int day) {
        try {
            return exact(LocalDate.of(year, month, day).toString());
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Read exact(String date) {
        try {
            return new Read(PartialDate.parse(date), false);
        } catch (RuntimeException _) {
            return null;
        }
    }

    private static List<DateTimeFormatter> patterns(String... patterns) {
        return List.of(patterns).stream()
                .map(pattern ->
                        new DateTimeFormatterBuilder()
                                .parseCaseInsensitive()
                                .appendPattern(pattern)
                                .toFormatter(Locale.ENGLISH))
                .toList();
    }
}
