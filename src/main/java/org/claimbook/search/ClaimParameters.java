package org.claimbook.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.Status;
import org.claimbook.claim.WorkState;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.TextForm;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.util.MultiValueMap;

/// Reads a filter and an order from an address; refuses what it does not know, naming what it does.
final class ClaimParameters {

    static final List<String> FILTERS =
            List.of(
                    "status",
                    "verifier",
                    "found",
                    "foundBy",
                    "source",
                    "origin",
                    "carrier",
                    "report",
                    "topic",
                    "kind",
                    "workState",
                    "published",
                    "changedAfter",
                    "changedBefore",
                    "q",
                    "asOf");

    /// About our own work, or what was taken back since: nothing of it for the public.
    private static final Set<String> INTERNAL = Set.of("workState", "published", "asOf");

    private static final Set<String> OTHERS = Set.of("sort", "limit", "cursor");
    private static final int LONGEST = 1_000;

    private final MultiValueMap<String, String> parameters;
    private final boolean publicOnly;
    private final Instant now;

    ClaimParameters(MultiValueMap<String, String> parameters, boolean publicOnly, Instant now) {
        this.parameters = parameters;
        this.publicOnly = publicOnly;
        this.now = now;
        parameters.keySet().forEach(this::check);
    }

    private void check(String name) {
        if (!FILTERS.contains(name) && !OTHERS.contains(name)) {
            throw new BadRequest(
                    "unknown-parameter",
                    "/" + name,
                    "There is no filter “%s”; there are %s, and sort, limit, cursor."
                            .formatted(name, String.join(", ", FILTERS)));
        }
        if (publicOnly && INTERNAL.contains(name)) {
            throw new AuthenticationCredentialsNotFoundException(
                    "That filter is for those who signed in.");
        }
    }

    ClaimFilter filter() {
        return new ClaimFilter(
                constants("status", Status.class),
                texts("verifier"),
                constants("found", Status.class),
                texts("foundBy"),
                texts("source"),
                texts("origin"),
                texts("carrier"),
                split("report")
                        .map(value -> read("report", value, TextForm::uuid, "an id"))
                        .toList(),
                texts("topic"),
                constants("kind", ClaimKind.class),
                constants("workState", WorkState.class),
                bool("published"),
                instant("changedAfter"),
                instant("changedBefore"),
                words(),
                past(),
                publicOnly);
    }

    ClaimSort sort() {
        String text = one("sort");
        if (text == null) {
            return ClaimSort.CHANGED_DESC;
        }
        ClaimSort sort =
                Arrays.stream(ClaimSort.values())
                        .filter(known -> known.toString().equals(text))
                        .findFirst()
                        .orElseThrow(() ->
                                wrong("sort", "one of " + String.join(", ", ClaimSort.texts())));
        if (sort == ClaimSort.RELEVANCE && one("q") == null) {
            throw wrong("sort", "relevance only together with q");
        }
        if (sort == ClaimSort.DUE && publicOnly) {
            throw new AuthenticationCredentialsNotFoundException(
                    "That order is for those who signed in.");
        }
        return sort;
    }

    /// Several values of a constant may share one parameter, with commas; names may not, they have
    /// commas of their own.
    private <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
        String allowed =
                String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
        return split(name)
                .map(value ->
                        read(name, value, text -> Enum.valueOf(type, text), "one of " + allowed))
                .toList();
    }

    private Stream<String> split(String name) {
        return texts(name).stream().flatMap(value -> Arrays.stream(value.split(",", -1)));
    }

    private List<String> texts(String name) {
        return new ArrayList<>(parameters.getOrDefault(name, List.of()));
    }

    private @Nullable String words() {
        String q = one("q");
        if (q != null && q.codePointCount(0, q.length()) > LONGEST) {
            throw wrong("q", "at most %d characters".formatted(LONGEST));
        }
        return q;
    }

    private @Nullable Instant past() {
        Instant asOf = instant("asOf");
        if (asOf != null && asOf.isAfter(now)) {
            throw wrong("asOf", "in the past");
        }
        return asOf;
    }

    private @Nullable Instant instant(String name) {
        String text = one(name);
        return text == null
                ? null
                : read(name, text, TextForm::instant, "an instant such as 2025-01-14T09:30:00Z");
    }

    private @Nullable Boolean bool(String name) {
        String text = one(name);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "true or false");
        };
    }

    private @Nullable String one(String name) {
        List<String> values = texts(name);
        if (values.size() > 1) {
            throw wrong(name, "given once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private static <T> T read(
            String name, String value, Function<String, T> reader, String wanted) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw wrong(name, wanted);
        }
    }

    private static BadRequest wrong(String name, String wanted) {
        return new BadRequest(
                "wrong-parameter", "/" + name, "%s must be %s.".formatted(name, wanted));
    }
}
