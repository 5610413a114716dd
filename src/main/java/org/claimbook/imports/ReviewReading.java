package org.claimbook.imports;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.imports.RatingLabels.Meaning;
import org.claimbook.shared.Fault;
import org.claimbook.shared.Names;
import org.claimbook.shared.Precision;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one ClaimReview as what `POST /claims` takes: the claim, where it was read, and what its
/// publisher found, in the publisher's own words.
final class ReviewReading {

    private static final int STATEMENT = 20_000;
    private static final int WORDING = 2_000;
    private static final int NAME = 500;

    /// As our own reviews name what was checked (`Aspect`).
    private static final Map<String, String> ASPECTS =
            Map.of(
                    "Person", "WHO",
                    "Event", "WHAT",
                    "Place", "WHERE",
                    "Time", "WHEN",
                    "Figure", "FIGURE",
                    "Authenticity", "AUTHENTICITY",
                    "Context", "CONTEXT");

    private static final JsonNode NONE = JsonMapper.shared().createObjectNode();

    private final JsonNode review;
    private final JsonNode item;
    private final Map<String, Meaning> labels;
    private final Clock clock;
    private final List<Fault> notes = new ArrayList<>();
    private final ObjectNode claim = JsonMapper.shared().createObjectNode();
    private @Nullable String unmapped;

    private ReviewReading(JsonNode review, Map<String, Meaning> labels, Clock clock) {
        this.review = review;
        this.item =
                Things.each(review.path("itemReviewed"))
                        .filter(JsonNode::isObject)
                        .findFirst()
                        .orElse(NONE);
        this.labels = labels;
        this.clock = clock;
    }

    static Prepared of(Raw raw, ObjectNode review, Map<String, Meaning> labels, Clock clock) {
        return new ReviewReading(review, labels, clock).read(raw);
    }

    private Prepared read(Raw raw) {
        if (LooseTexts.isBroken(review.path("claimReviewed").asString(""))) {
            note("/claimReviewed", "text-sanitized", "It had characters that cannot be kept.");
        }
        String statement = Things.text(review, "claimReviewed", "description", "headline", "name");
        if (statement == null) {
            statement = Things.text(item, "text", "name");
        }
        String url = LooseTexts.address(Things.text(review, "url", "mainEntityOfPage", "@id"));
        String publisher = publisher(url);
        if (statement == null || url == null || publisher == null) {
            return new Prepared(
                    raw, null, null, null, null, false, Outcome.FAILED, missing(statement, url));
        }
        statement = LooseTexts.cut(statement, STATEMENT);
        claim.put("statement", statement);
        language();
        appearances(url, publisher);
        verification(url, publisher);
        String id = String.valueOf(Things.text(review, "identifier"));
        UUID own = ClaimLineReading.own(id);
        String key =
                own == null
                        ? Prepared.key("review", url, wording(statement), Names.fold(publisher))
                        : Prepared.key("review", id);
        return new Prepared(raw, claim, key, own, unmapped, true, null, notes);
    }

    private static List<Fault> missing(@Nullable String statement, @Nullable String url) {
        if (statement == null) {
            return List.of(
                    new Fault(
                            "/claimReviewed",
                            "required",
                            "It does not say which claim it reviews."));
        }
        return url == null
                ? List.of(
                        new Fault(
                                "/url",
                                "required",
                                "It has no address under which it is published."))
                : List.of(new Fault("/author", "required", "It does not say whose review it is."));
    }

    /// Near enough to be the same claim of the same review: case, blanks and the last stop make no
    /// difference.
    private static String wording(String statement) {
        return Names.fold(statement).replaceAll("[.!?…。\\s]+$", "");
    }

    private void language() {
        String language = Things.text(item, "inLanguage");
        language = language == null ? Things.text(review, "inLanguage") : language;
        if (language != null && language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            claim.put("language", language);
        }
    }

    /// The organisation that publishes it, be it named as author or publisher; a person only if
    /// there is none; else the host.
    private @Nullable String publisher(@Nullable String url) {
        List<JsonNode> authors = Things.each(review.path("author")).toList();
        Optional<String> organisation =
                authors.stream()
                        .filter(author -> !Things.is(author, "Person"))
                        .map(ReviewSourcing::name)
                        .filter(Objects::nonNull)
                        .findFirst();
        String found =
                organisation
                        .or(() ->
                                Things.each(review.path("publisher"))
                                        .map(ReviewSourcing::name)
                                        .filter(Objects::nonNull)
                                        .findFirst())
                        .or(() ->
                                authors.stream()
                                        .map(ReviewSourcing::name)
                                        .filter(Objects::nonNull)
                                        .findFirst())
                        .orElse(null);
        if (found == null) {
            found =
                    authors.stream()
                            .map(author ->
                                    LooseTexts.host(LooseTexts.address(Things.text(author, "url"))))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseGet(() -> LooseTexts.host(url));
            note(
                    "/author",
                    "author-name-missing",
                    "Its publisher has no name: it goes by its host.");
        }
        return found;
    }

    private void verification(String url, String publisher) {
        ObjectNode finding = claim.putArray("verifications").addObject();
        finding.set("verifier", verifier(publisher));
        finding.put("url", url);
        String wording = Things.text(review, "reviewBody");
        if (wording == null) {
            wording = explanation();
        }
        if (wording == null) {
            wording = Things.text(review, "name", "headline");
        }
        if (wording != null) {
            finding.put("wording", LooseTexts.cut(wording, WORDING));
        }
        String aspect = ASPECTS.get(String.valueOf(Things.text(review, "reviewAspect")));
        if (aspect != null) {
            finding.put("aspect", aspect);
        }
        rating(finding);
        happened(finding);
    }

    private @Nullable String explanation() {
        return Things.each(review.path("reviewRating").path("ratingExplanation"))
                .filter(JsonNode::isString)
                .map(text -> LooseTexts.text(text.asString()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private ObjectNode verifier(String name) {
        return Stream.of("author", "publisher")
                .flatMap(field -> Things.each(review.path(field)))
                .filter(agent -> name.equals(ReviewSourcing.name(agent)))
                .findFirst()
                .map(agent -> ReviewSourcing.named(name, agent))
                .orElseGet(() -> ReviewSourcing.named(name, NONE));
    }

    /// Words decide alone: numbers are kept as they were given.
    private void rating(ObjectNode finding) {
        JsonNode rating = Things.each(review.path("reviewRating")).findFirst().orElse(NONE);
        List<String> words = words(rating);
        ObjectNode given = JsonMapper.shared().createObjectNode();
        words.stream()
                .findFirst()
                .ifPresent(label -> given.put("label", LooseTexts.cut(label, NAME)));
        numbers(rating, given);
        if (!given.isEmpty()) {
            finding.set("given", given);
        }
        Optional<Meaning> meaning =
                words.stream()
                        .map(word -> labels.get(RatingLabels.normal(word)))
                        .filter(Objects::nonNull)
                        .findFirst();
        if (meaning.isPresent()) {
            put(finding, "status", meaning.get().status());
            put(finding, "qualifier", meaning.get().qualifier());
        } else {
            unmapped = words.isEmpty() ? null : RatingLabels.normal(words.getFirst());
            note(
                    "/reviewRating",
                    "rating-unmapped",
                    words.isEmpty()
                            ? "Its rating has no words."
                            : "Nobody has said yet what “%s” means.".formatted(words.getFirst()));
        }
    }

    private static List<String> words(JsonNode rating) {
        List<String> words = new ArrayList<>();
        if (rating.isString()) {
            words.add(rating.asString());
        }
        for (String field : List.of("alternateName", "name", "ratingValue")) {
            Things.each(rating.path(field))
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .filter(word -> !word.strip().matches("[-+]?[\\d.,]*%?"))
                    .forEach(words::add);
        }
        return words.stream().map(LooseTexts::text).filter(Objects::nonNull).toList();
    }

    /// -1 is no number on any scale, but says that there is none.
    private static void numbers(JsonNode rating, ObjectNode given) {
        Map.of("ratingValue", "value", "bestRating", "best", "worstRating", "worst")
                .forEach((field, name) -> {
                    BigDecimal number = number(Things.text(rating, field));
                    if (number != null && number.compareTo(BigDecimal.ONE.negate()) != 0) {
                        given.put(name, number);
                    }
                });
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text != null && text.matches("-?\\d{1,15}([.,]\\d{1,6})?")
                ? new BigDecimal(text.replace(',', '.'))
                : null;
    }

    private void happened(ObjectNode finding) {
        LooseDates.Read date = date(review, "/datePublished", "datePublished", "dateCreated");
        if (date == null) {
            return;
        }
        if (date.date().precision().coarserThan(Precision.DAY)) {
            note("/datePublished", "date-too-coarse", "A finding is dated to the day at least.");
        } else if (date.date().at().isAfter(clock.instant())) {
            note("/datePublished", "in-the-future", "A finding is not of the future.");
        } else {
            finding.put("happenedAt", date.date().toString());
        }
    }

    private LooseDates.@Nullable Read date(JsonNode thing, String pointer, String... fields) {
        String text = Things.text(thing, fields);
        return text == null ? null : LooseDates.read(text, pointer, notes);
    }

    private void appearances(String url, String publisher) {
        LooseDates.Read said = date(item, "/itemReviewed/datePublished", "datePublished");
        ReviewSourcing sourcing =
                new ReviewSourcing(item, publisher, said == null ? null : said.date());
        List<ObjectNode> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<JsonNode> works = Things.each(item.path("appearance")).toList();
        if (works.stream().noneMatch(work -> work.has("isBasedOn"))) {
            Things.each(item.path("firstAppearance"))
                    .forEach(work -> appear("/firstAppearance", work, url, sourcing, seen, found));
        }
        works.forEach(work -> appear("/appearance", work, url, sourcing, seen, found));
        if (Things.text(item, "url") != null) {
            appear("/url", item, url, sourcing, seen, found);
        }
        JsonNode claimant = sourcing.claimant();
        if (found.isEmpty() && claimant != null) {
            found.add(sourcing.inReview(claimant, url, Things.text(review, "name", "headline")));
        }
        if (!found.isEmpty()) {
            ArrayNode appearances = claim.putArray("appearances");
            found.stream().limit(100).forEach(appearances::add);
        }
    }

    private void appear(
            String part,
            JsonNode work,
            String review,
            ReviewSourcing sourcing,
            Set<String> seen,
            List<ObjectNode> found) {
        String text =
                work.isObject()
                        ? Things.text(work, "url", "contentUrl", "@id")
                        : LooseTexts.text(work.asString(""));
        List<String> addresses = text == null ? List.of() : LooseTexts.addresses(text);
        if (addresses.isEmpty() && work.has("headline") && !work.equals(item)) {
            found.add(sourcing.appearance(work, null));
        } else if (addresses.isEmpty() && text != null) {
            note(
                    "/itemReviewed" + part,
                    "appearance-not-url",
                    "“%s” is no address.".formatted(LooseTexts.cut(text, 100)));
        }
        for (String address : addresses) {
            if (Objects.equals(LooseTexts.host(address), LooseTexts.host(review))) {
                note(
                        "/itemReviewed" + part,
                        "appearance-self-link",
                        "It leads to the publisher of the review, where the claim was not made.");
            } else if (seen.add(address)) {
                found.add(sourcing.appearance(addresses.size() == 1 ? work : NONE, address));
            }
        }
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    private void note(String pointer, String code, String detail) {
        notes.add(new Fault(pointer, code, detail));
    }
}
