package org.claimbook.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.claimbook.imports.RatingLabels.Meaning;
import org.claimbook.shared.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads a row of a table: as a review if it has one's address, else as a claim of which nothing is
/// found yet.
final class CsvReading {

    private static final List<String> OF_APPEARANCE = List.of("claimant", "claimDate");
    private static final List<String> OF_REVIEW =
            List.of(
                    "publisher",
                    "rating",
                    "ratingValue",
                    "bestRating",
                    "worstRating",
                    "datePublished",
                    "wording",
                    "title");

    private static final String NOWHERE =
            "It is left out: who said it, and when, needs the address where, as appearance or url.";
    private static final String NO_REVIEW =
            "It is left out: a finding needs the address of its review, as url.";

    private CsvReading() {}

    static Prepared of(Raw raw, ObjectNode row, Map<String, Meaning> meanings, Clock clock) {
        Prepared read =
                row.has("url")
                        ? ReviewReading.of(raw, review(row), meanings, clock)
                        : claim(raw, row);
        String id = row.path("id").asString("");
        if (read.claim() == null) {
            return read;
        }
        topics(row, read.claim());
        return id.isEmpty()
                ? read
                : new Prepared(
                        raw,
                        read.claim(),
                        Prepared.key("row", id),
                        null,
                        read.unmapped(),
                        read.keepsRaw(),
                        null,
                        read.notes());
    }

    /// What it would be as JSON-LD.
    private static ObjectNode review(ObjectNode row) {
        ObjectNode review = JsonMapper.shared().createObjectNode();
        review.put("@type", "ClaimReview");
        copy(row, "statement", review, "claimReviewed");
        copy(row, "url", review, "url");
        copy(row, "datePublished", review, "datePublished");
        copy(row, "wording", review, "reviewBody");
        copy(row, "title", review, "name");
        copy(row, "language", review, "inLanguage");
        copy(row, "publisher", review.putObject("author"), "name");
        ObjectNode rating = review.putObject("reviewRating");
        copy(row, "rating", rating, "alternateName");
        Stream.of("ratingValue", "bestRating", "worstRating")
                .forEach(field -> copy(row, field, rating, field));
        ObjectNode item = review.putObject("itemReviewed");
        copy(row, "claimant", item.putObject("author"), "name");
        copy(row, "claimDate", item, "datePublished");
        copy(row, "appearance", item, "appearance");
        return review;
    }

    private static Prepared claim(Raw raw, ObjectNode row) {
        ObjectNode claim = JsonMapper.shared().createObjectNode();
        String statement = LooseTexts.text(row.path("statement").asString(""));
        if (statement == null) {
            return new Prepared(
                    raw,
                    null,
                    null,
                    null,
                    null,
                    false,
                    Outcome.FAILED,
                    List.of(
                            new Fault(
                                    "/statement", "required", "It does not say what is claimed.")));
        }
        claim.put("statement", statement);
        copy(row, "language", claim, "language");
        List<Fault> notes = new ArrayList<>(raw.notes());
        String address = LooseTexts.address(text(row, "appearance"));
        if (address != null) {
            claim.putArray("appearances").add(appearance(row, address, notes));
        }
        leftOut(row, address != null, notes);
        return new Prepared(raw, claim, null, null, null, false, null, notes);
    }

    private static ObjectNode appearance(ObjectNode row, String address, List<Fault> notes) {
        String date = text(row, "claimDate");
        LooseDates.Read said = date == null ? null : LooseDates.read(date, "/claimDate", notes);
        return new ReviewSourcing(
                        review(row).path("itemReviewed"), "", said == null ? null : said.date())
                .appearance(JsonMapper.shared().createObjectNode(), address);
    }

    /// What has no place in a claim that nobody reviewed, or that stands nowhere.
    private static void leftOut(ObjectNode row, boolean appears, List<Fault> notes) {
        if (!appears) {
            String appearance = LooseTexts.cut(row.path("appearance").asString(""), 100);
            String why = "“%s” is no address.".formatted(appearance);
            note(row, "appearance", "appearance-not-url", why, notes);
            OF_APPEARANCE.forEach(field -> note(row, field, "no-appearance", NOWHERE, notes));
        }
        OF_REVIEW.forEach(field -> note(row, field, "no-review", NO_REVIEW, notes));
    }

    private static void note(
            ObjectNode row, String field, String code, String detail, List<Fault> notes) {
        if (row.has(field)) {
            notes.add(new Fault("/" + field, code, detail));
        }
    }

    private static void topics(ObjectNode row, ObjectNode claim) {
        List<String> topics =
                Stream.of(row.path("topics").asString("").split("[;,|]", -1))
                        .map(String::strip)
                        .filter(topic -> !topic.isEmpty())
                        .toList();
        topics.forEach(claim.withArray("topics")::add);
    }

    private static @Nullable String text(ObjectNode row, String field) {
        return row.has(field) ? row.path(field).asString() : null;
    }

    private static void copy(ObjectNode from, String field, ObjectNode to, String name) {
        String text = text(from, field);
        if (text != null) {
            to.put(name, text);
        }
    }
}
