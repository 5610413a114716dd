package org.claimbook.search;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The rules of the filters once more, over claims as the API answers them, one by one.
record PlainReading(Map<String, String> filters, String sort) {

    /// The grades that hold.
    static final Map<String, String> GRADES = Map.of("Kyiv", "B", "Seoul", "D");

    List<String> of(List<JsonNode> claims) {
        return claims.stream()
                .filter(claim -> filters.keySet().stream().allMatch(name -> lets(name, claim)))
                .sorted(order())
                .map(claim -> claim.path("id").asString())
                .toList();
    }

    private boolean lets(String name, JsonNode claim) {
        String value = String.valueOf(filters.get(name));
        JsonNode status = claim.path("status");
        return switch (name) {
            case "status" -> is(status.path("code"), value);
            case "verifier" ->
                    !status.path("verificationId").isNull()
                            && is(status.path("by").path("name"), value);
            case "found", "foundBy" -> any(claim.path("verifications"), this::found);
            case "source" -> hops(claim).anyMatch(hop -> from(hop, value));
            case "origin" -> ends(claim, true).anyMatch(hop -> from(hop, value));
            case "carrier" -> ends(claim, false).anyMatch(hop -> from(hop, value));
            case "report" ->
                    any(claim.path("appearances"), it -> is(it.path("report").path("id"), value));
            case "topic" -> any(claim.path("topics"), topic -> is(topic, value));
            case "kind", "workState", "assignee" -> is(claim.path(name), value);
            case "language" -> (claim.path(name).asString("") + "-").startsWith(value + "-");
            case "published" -> claim.path("publishedAt").isNull() != Boolean.parseBoolean(value);
            case "differs" -> status.path("differs").asBoolean() == Boolean.parseBoolean(value);
            case "pending" -> status.path("pending").isEmpty() != Boolean.parseBoolean(value);
            case "reliability" ->
                    ends(claim, true)
                            .anyMatch(hop ->
                                    GRADES.getOrDefault(
                                                    hop.path("source").path("name").asString(), "")
                                            .equals(value));
            case "response" ->
                    answered(claim, response -> is(response.path("outcome"), value), false);
            case "overdue" ->
                    answered(claim, PlainReading::late, true) == Boolean.parseBoolean(value);
            case "anchor" ->
                    any(
                            claim.path("appearances"),
                            it -> is(it.path("anchor").path("state"), value));
            case "circular" ->
                    any(claim.path("appearances"), it -> it.path("circular").asBoolean())
                            == Boolean.parseBoolean(value);
            case "changedAfter" -> at(claim, "updatedAt").isAfter(Instant.parse(value));
            case "changedBefore" -> at(claim, "updatedAt").isBefore(Instant.parse(value));
            case "happenedAfter" -> happened(claim).anyMatch(from -> !from.isBefore(end(value)));
            case "happenedBefore" -> happened(claim).anyMatch(from -> from.isBefore(start(value)));
            case "recheckBefore" ->
                    claim.path("recheckAt").isString()
                            && at(claim, "recheckAt").isBefore(Instant.parse(value));
            case "measure" -> is(claim.path("figure").path("measure").path("name"), value);
            case "q" -> says(claim, value);
            case "asOf" -> true;
            default -> throw new AssertionError(name);
        };
    }

    private boolean found(JsonNode finding) {
        return finding.path("voidedBy").isNull()
                && is(finding.path("status"), filters.get("found"))
                && is(finding.path("verifier").path("name"), filters.get("foundBy"));
    }

    /// Whether such a response counts: the party has said nothing newer that replaces it.
    private static boolean answered(JsonNode claim, Predicate<JsonNode> which, boolean byAnything) {
        List<JsonNode> all = list(claim.path("responses"));
        return IntStream.range(0, all.size())
                .filter(one -> which.test(all.get(one)))
                .anyMatch(one ->
                        IntStream.range(0, all.size())
                                .filter(other ->
                                        party(all.get(other)).equals(party(all.get(one)))
                                                && newer(all, other, one))
                                .noneMatch(other ->
                                        byAnything
                                                || is(all.get(one).path("outcome"), "ASKED")
                                                || !List.of("ASKED", "DID_NOT_DENY")
                                                        .contains(
                                                                all.get(other)
                                                                        .path("outcome")
                                                                        .asString())));
    }

    private static String party(JsonNode response) {
        return response.path("party").path("id").asString();
    }

    private static boolean newer(List<JsonNode> all, int later, int earlier) {
        int difference = said(all.get(later)).compareTo(said(all.get(earlier)));
        return difference > 0 || (difference == 0 && later > earlier);
    }

    private static Instant said(JsonNode response) {
        Instant recorded = at(response, "recordedAt");
        String date = response.path("respondedAt").asString(response.path("askedAt").asString(""));
        if (date.isEmpty()) {
            return recorded;
        }
        Instant end = date.contains("T") ? Instant.parse(date) : end(date);
        return date.contains("T") || end.isBefore(recorded) ? end : recorded;
    }

    private static boolean late(JsonNode response) {
        return is(response.path("outcome"), "ASKED")
                && is(response.path("askedBy").path("name"), "Our desk")
                && response.path("dueAt").asString("9").startsWith("2020");
    }

    private static Stream<JsonNode> hops(JsonNode claim) {
        return list(claim.path("appearances")).stream()
                .flatMap(it -> list(it.path("chain")).stream());
    }

    private static Stream<JsonNode> ends(JsonNode claim, boolean first) {
        return list(claim.path("appearances")).stream()
                .map(it -> list(it.path("chain")))
                .map(chain -> first ? chain.getFirst() : chain.getLast())
                .filter(hop -> !is(hop.path("standing"), "DISOWNED"));
    }

    private static boolean from(JsonNode hop, String name) {
        return is(hop.path("source").path("name"), name);
    }

    /// Words that all have to be there, or with a hyphen may not.
    private static boolean says(JsonNode claim, String q) {
        List<String> words = Arrays.asList(text(claim).toLowerCase(Locale.ROOT).split("[^a-z]+"));
        return Arrays.stream(q.split(" "))
                .allMatch(word ->
                        word.startsWith("-")
                                ? !words.contains(word.substring(1))
                                : words.contains(word));
    }

    private static String text(JsonNode claim) {
        return Stream.of(
                        Stream.of(claim.path("statement")),
                        list(claim.path("appearances")).stream()
                                .map(it -> it.path("anchor").path("exact")),
                        hops(claim)
                                .flatMap(hop ->
                                        Stream.of(
                                                hop.path("wording"),
                                                hop.path("source").path("name"))),
                        list(claim.path("verifications")).stream()
                                .flatMap(it ->
                                        Stream.of(
                                                it.path("wording"),
                                                it.path("verifier").path("name"))),
                        list(claim.path("responses")).stream()
                                .flatMap(it ->
                                        Stream.of(
                                                it.path("wording"), it.path("party").path("name"))))
                .flatMap(pieces -> pieces)
                .map(piece -> piece.asString(""))
                .collect(joining(" "));
    }

    private static Stream<Instant> happened(JsonNode claim) {
        return Stream.of(claim.path("happened").path("from").asString(""))
                .filter(from -> !from.isEmpty())
                .map(PlainReading::start);
    }

    private static Instant start(String date) {
        LocalDate day = date.length() == 7 ? YearMonth.parse(date).atDay(1) : LocalDate.parse(date);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant end(String date) {
        LocalDate day =
                date.length() == 7
                        ? YearMonth.parse(date).plusMonths(1).atDay(1)
                        : LocalDate.parse(date).plusDays(1);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant at(JsonNode node, String name) {
        return Instant.parse(node.path(name).asString());
    }

    private static boolean any(JsonNode items, Predicate<JsonNode> which) {
        return list(items).stream().anyMatch(which);
    }

    private static List<JsonNode> list(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static boolean is(JsonNode text, @Nullable String wanted) {
        return wanted == null || text.asString("").equals(wanted);
    }

    private Comparator<JsonNode> order() {
        boolean down = sort.startsWith("-");
        Comparator<String> direction = down ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.<JsonNode, Boolean>comparing(claim -> key(claim).isEmpty())
                .thenComparing(this::key, direction)
                .thenComparing(claim -> claim.path("id").asString(), direction);
    }

    private String key(JsonNode claim) {
        return switch (sort.replace("-", "")) {
            case "changed" -> claim.path("updatedAt").asString();
            case "created" -> claim.path("createdAt").asString();
            case "happened" -> claim.path("happened").path("from").asString("");
            default -> claim.path("dueAt").asString("");
        };
    }
}
