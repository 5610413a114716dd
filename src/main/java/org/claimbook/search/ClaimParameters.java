package org.claimbook.search;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.Status;
import org.claimbook.claim.WorkState;
import org.claimbook.report.AnchorState;
import org.claimbook.response.Outcome;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.TextForm;
import org.claimbook.source.ReliabilityLetter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// Reads a filter and an order from an address; refuses what it does not know, naming what it does.
public final class ClaimParameters {

    private static final int LONGEST = 1_000;

    private final Values values;
    private final boolean publicOnly;
    private final Instant now;

    /// @param others what the address takes besides filters
    public ClaimParameters(
            MultiValueMap<String, String> parameters,
            boolean publicOnly,
            Instant now,
            String... others) {
        this(new Values(parameters), publicOnly, now);
        parameters.keySet().forEach(name -> check(name, List.of(others)));
    }

    private ClaimParameters(Values values, boolean publicOnly, Instant now) {
        this.values = values;
        this.publicOnly = publicOnly;
        this.now = now;
    }

    /// Of what stands behind the `?` of an address.
    ///
    /// @throws BadRequest if it is not encoded as in an address
    public static ClaimParameters of(String query, Instant now, String... others) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.add(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        return new ClaimParameters(parameters, false, now, others);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new BadRequest("wrong-parameter", "", "It is not encoded as in an address.");
        }
    }

    private void check(String name, List<String> others) {
        Filter filter =
                Arrays.stream(Filter.values())
                        .filter(known -> known.text().equals(name))
                        .findFirst()
                        .orElse(null);
        if (filter == null && !others.contains(name)) {
            throw new BadRequest(
                    "unknown-parameter",
                    "/" + name,
                    "There is no filter “%s”; there are %s."
                            .formatted(
                                    name,
                                    String.join(
                                            ", ",
                                            Stream.concat(Filter.texts().stream(), others.stream())
                                                    .toList())));
        }
        if (filter != null && publicOnly && filter.isInternal()) {
            throw new AuthenticationCredentialsNotFoundException(
                    "That filter is for those who signed in.");
        }
    }

    /// The same without one filter.
    ClaimParameters without(String filter) {
        MultiValueMap<String, String> others = new LinkedMultiValueMap<>(values.parameters());
        others.remove(filter);
        return new ClaimParameters(new Values(others), publicOnly, now);
    }

    /// The same, but only what has changed after an instant.
    ClaimParameters changedAfter(Instant instant) {
        Instant asked = values.instant("changedAfter");
        MultiValueMap<String, String> later = new LinkedMultiValueMap<>(values.parameters());
        later.set(
                "changedAfter",
                (asked == null || asked.isBefore(instant) ? instant : asked).toString());
        return new ClaimParameters(new Values(later), publicOnly, now);
    }

    public ClaimFilter filter() {
        return new ClaimFilter(
                values.constants("status", Status.class),
                values.texts("verifier"),
                values.constants("found", Status.class),
                values.texts("foundBy"),
                values.texts("source"),
                values.texts("origin"),
                values.texts("carrier"),
                values.split("report", TextForm::uuid, "an id"),
                values.texts("topic"),
                values.constants("kind", ClaimKind.class),
                values.languages("language"),
                values.constants("workState", WorkState.class),
                values.texts("assignee"),
                values.bool("published"),
                values.bool("differs"),
                values.bool("pending"),
                values.constants("reliability", ReliabilityLetter.class),
                values.constants("response", Outcome.class),
                values.bool("overdue"),
                values.constants("anchor", AnchorState.class),
                values.bool("circular"),
                values.instant("changedAfter"),
                values.instant("changedBefore"),
                values.date("happenedAfter"),
                values.date("happenedBefore"),
                values.instant("recheckBefore"),
                values.texts("measure"),
                words(),
                past(),
                publicOnly,
                now);
    }

    ClaimSort sort() {
        String text = values.one("sort");
        if (text == null) {
            return ClaimSort.CHANGED_DESC;
        }
        ClaimSort sort =
                Arrays.stream(ClaimSort.values())
                        .filter(known -> known.toString().equals(text))
                        .findFirst()
                        .orElseThrow(() ->
                                Values.wrong(
                                        "sort", "one of " + String.join(", ", ClaimSort.texts())));
        if (sort == ClaimSort.RELEVANCE && values.one("q") == null) {
            throw Values.wrong("sort", "relevance only together with q");
        }
        if (sort == ClaimSort.DUE && publicOnly) {
            throw new AuthenticationCredentialsNotFoundException(
                    "That order is for those who signed in.");
        }
        return sort;
    }

    /// Whether the list is to be counted.
    boolean total() {
        String text = values.one("total");
        if (text != null && !text.equals("exact")) {
            throw Values.wrong("total", "exact, or left out");
        }
        return text != null;
    }

    /// By which filters there shall be counts.
    List<Facet> facets() {
        List<Facet> by =
                values
                        .split("by", Facet::of, "some of " + String.join(", ", Facet.texts()))
                        .stream()
                        .distinct()
                        .toList();
        return by.isEmpty() ? List.of(Facet.STATUS) : by;
    }

    private @Nullable String words() {
        String q = values.one("q");
        if (q != null && q.codePointCount(0, q.length()) > LONGEST) {
            throw Values.wrong("q", "at most %d characters".formatted(LONGEST));
        }
        return q;
    }

    private @Nullable Instant past() {
        Instant asOf = values.instant("asOf");
        if (asOf != null && asOf.isAfter(now)) {
            throw Values.wrong("asOf", "in the past");
        }
        return asOf;
    }
}
