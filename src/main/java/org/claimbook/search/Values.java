package org.claimbook.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.PartialDate;
import org.claimbook.shared.TextForm;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// Reads the values of an address one by one; refuses what it cannot read, naming what it can.
record Values(MultiValueMap<String, String> parameters) {

    /// Several values of a constant may share one parameter, with commas; names may not, they have
    /// commas of their own.
    <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
        String allowed =
                String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
        return split(name, text -> Enum.valueOf(type, text), "one of " + allowed);
    }

    <T> List<T> split(String name, Function<String, T> reader, String wanted) {
        return texts(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(value -> read(name, value, reader, wanted))
                .toList();
    }

    List<String> texts(String name) {
        return List.copyOf(parameters.getOrDefault(name, List.of()));
    }

    List<String> languages(String name) {
        return texts(name).stream()
                .peek(value -> {
                    if (!value.matches("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}")) {
                        throw wrong(name, "a language such as en or zh-Hant");
                    }
                })
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
    }

    @Nullable Instant instant(String name) {
        return read(name, TextForm::instant, "an instant such as 2025-01-14T09:30:00Z");
    }

    @Nullable PartialDate date(String name) {
        return read(
                name,
                PartialDate::parse,
                "a date such as 2025, 2025-01, 2025-01-14 or 2025-01-14T09:30:00Z");
    }

    @Nullable Boolean bool(String name) {
        return read(
                name,
                text ->
                        switch (text) {
                            case "true" -> true;
                            case "false" -> false;
                            default -> throw new IllegalArgumentException(text);
                        },
                "true or false");
    }

    @Nullable String one(String name) {
        List<String> values = texts(name);
        if (values.size() > 1) {
            throw wrong(name, "given once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private <T> @Nullable T read(String name, Function<String, T> reader, String wanted) {
        String text = one(name);
        return text == null ? null : read(name, text, reader, wanted);
    }

    private static <T> T read(
            String name, String value, Function<String, T> reader, String wanted) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw wrong(name, wanted);
        }
    }

    static BadRequest wrong(String name, String wanted) {
        return new BadRequest(
                "wrong-parameter", "/" + name, "%s must be %s.".formatted(name, wanted));
    }
}
