package org.claimbook.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/// The exact written forms of what travels as text; whatever is written otherwise is refused.
public final class TextForm {

    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final int LENGTH_OF_UUID = 36;

    private TextForm() {}

    public static boolean isUuid(String text) {
        if (text.length() != LENGTH_OF_UUID) {
            return false; // an exception for each would take longer than all else about it
        }
        try {
            uuid(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The JDK takes shorter and signed parts too, but writes them out.
    public static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not of that form");
        }
        return id;
    }

    /// RFC 3339, any offset, cut to the microseconds that PostgreSQL keeps.
    public static Instant instant(String text) {
        OffsetDateTime moment = OffsetDateTime.parse(matching(RFC_3339, text));
        int year = moment.withOffsetSameInstant(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("year " + year);
        }
        return moment.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(matching(DATE, text));
        if (date.getYear() < 1) {
            throw new IllegalArgumentException("year 0");
        }
        return date;
    }

    /// What can be stored.
    static String text(String text) {
        if (!isText(text)) {
            throw new IllegalArgumentException("not text");
        }
        return text;
    }

    static boolean isText(String text) {
        return Texts.unstorable(text).isEmpty();
    }

    private static String matching(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("not of that form");
        }
        return text;
    }
}
