package org.claimbook.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Dates as screens write them: as exactly as they are known, in the reader's language, in UTC.
@Component("times")
public class Times {

    private final MessageSource messages;
    private final Clock clock;

    Times(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /// "14 Jan 2025, 09:30 UTC".
    public String text(Instant instant) {
        return text(PartialDate.of(instant));
    }

    /// "2025", "January 2025", "14 Jan 2025" or with the time of day.
    public String text(PartialDate date) {
        OffsetDateTime at = date.at().atOffset(ZoneOffset.UTC);
        return switch (date.precision()) {
            case YEAR -> format("uuuu").format(at);
            case MONTH -> format("LLLL uuuu").format(at);
            case DAY -> day().format(at);
            case INSTANT -> day().format(at) + format(", HH:mm 'UTC'").format(at);
        };
    }

    /// "3 h ago".
    public String ago(Instant instant) {
        Duration since = Duration.between(instant, clock.instant());
        if (since.toMinutes() < 1) {
            return message("times.now");
        }
        if (since.toHours() < 1) {
            return message("times.minutes", since.toMinutes());
        }
        if (since.toDays() < 1) {
            return message("times.hours", since.toHours());
        }
        return since.toDays() < 365
                ? message("times.days", since.toDays())
                : message("times.years", since.toDays() / 365);
    }

    private String message(String key, Object... values) {
        return messages.getMessage(key, values, locale());
    }

    private static DateTimeFormatter day() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale());
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale());
    }

    /// English dates as newsrooms outside of America write them.
    private static Locale locale() {
        Locale locale = LocaleContextHolder.getLocale();
        return locale.getLanguage().equals("en") ? Locale.UK : locale;
    }
}
