package org.claimbook.search;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.claimbook.WholeClaimTest;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/// All filters and their combinations against a plain reading of the claims themselves: of today,
/// of a past instant, and of what everybody sees. Made at random from a fixed seed, with many ties.
class ClaimFilterTest extends WholeClaimTest {

    private static final List<String> SORTS =
            List.of("-changed", "changed", "-created", "created", "-happened", "happened", "due");
    private static final String[] NAMES = {"Kyiv", "Seoul", "Reuters", "AP"};
    private static final String[] STATUSES = {"UNVERIFIED", "DISPUTED", "CONFIRMED"};
    private static final String[] OUTCOMES = {"ASKED", "NO_ANSWER", "DENIED", "DID_NOT_DENY"};
    private static final String[] WORDS = {
        "grenade", "bullet", "kursk", "reuters", "seoul", "heard"
    };
    private static final Set<String> INTERNAL =
            Set.of(
                    "workState",
                    "assignee",
                    "published",
                    "differs",
                    "pending",
                    "reliability",
                    "overdue",
                    "anchor",
                    "recheckBefore",
                    "asOf");

    private final Random random = new Random(11);
    private final List<String> addresses = new ArrayList<>();
    private List<JsonNode> now = List.of();
    private List<JsonNode> then = List.of();
    private List<JsonNode> open = List.of();
    private String past = "";

    @Autowired private MockMvc anyone;

    @BeforeEach
    void someClaimsWithAPast() throws Exception {
        for (int number = 0; number < 24; number++) {
            addresses.add(created(CLAIMS, some(number)));
        }
        past = read(addresses.getLast()).path("updatedAt").asString();
        for (String claim : addresses) {
            change(claim);
        }
        post(
                report + "/revisions",
                "{\"text\": \"Yes. %s\", \"kind\": \"UPDATE\"}"
                        .formatted(REPORT_TEXT.replace("Nobody saw it.", "")));
        addresses.add(created(CLAIMS, some(24)));
        mergeSome();
        for (var grade : PlainReading.GRADES.entrySet()) {
            assess(grade.getKey(), "\"letter\": \"A\", \"from\": \"2020-01-01T00:00:00Z\"");
            assess(
                    grade.getKey(),
                    "\"letter\": \"%s\", \"from\": \"2021-01-01T00:00:00Z\""
                            .formatted(grade.getValue()));
            assess(grade.getKey(), "\"letter\": \"F\", \"topic\": \"War\"");
        }
        now = views("", true);
        then = views("?asOf=" + past, true);
        open = views("", false);
    }

    /// The past knew both claims; names are of today.
    private void mergeSome() throws Exception {
        for (int number = 0; number < 6; number += 2) {
            mergeInto(addresses.get(number), addresses.get(number + 1));
        }
        mergeInto(source("A.P."), source("AP"));
    }

    private void mergeInto(String one, String other) throws Exception {
        perform(
                onTopOf(one, one + "/merge")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"into\": \"%s\"}".formatted(id(other))));
    }

    private void assess(String name, String fields) throws Exception {
        post(source(name) + "/assessments", "{%s, \"rationale\": \"As it is.\"}".formatted(fields))
                .andExpect(status().isCreated());
    }

    private String source(String name) throws Exception {
        return "/api/v1/sources/"
                + read("/api/v1/sources?q=" + name).path("items").path(0).path("id").asString();
    }

    private List<JsonNode> views(String when, boolean signedIn) throws Exception {
        List<JsonNode> views = new ArrayList<>();
        for (String claim : addresses) {
            var response =
                    (signedIn ? get(claim + when) : anonymously(claim)).andReturn().getResponse();
            if (response.getStatus() == 200) {
                views.add(json(response.getContentAsString(UTF_8)));
            }
        }
        return views;
    }

    private String some(int number) {
        List<String> fields = new ArrayList<>();
        fields.add("\"kind\": \"%s\"".formatted(one("FACT", "FIGURE")));
        fields.add("\"workState\": \"%s\"".formatted(one("NEW", "CLOSED")));
        fields.add(
                "\"topics\": [%s]"
                        .formatted(one("", "\"War\"", "\"Peace\"", "\"War\", \"Peace\"")));
        maybe(fields, "\"language\": \"%s\"".formatted(one("en", "en-GB", "eng")));
        maybe(fields, "\"assignee\": \"%s\"".formatted(one("the-editor", "the-reviewer")));
        maybe(fields, "\"happened\": {\"from\": \"2025-0%d\"}".formatted(1 + random.nextInt(3)));
        maybe(fields, "\"dueAt\": \"2030-01-0%dT00:00:00Z\"".formatted(1 + random.nextInt(3)));
        maybe(fields, "\"recheckAt\": \"2030-02-0%dT00:00:00Z\"".formatted(1 + random.nextInt(3)));
        maybe(
                fields,
                "\"figure\": {\"measure\": {\"name\": \"%s\"}, \"best\": 11}"
                        .formatted(one("Troops", "Losses")));
        fields.add("\"appearances\": [%s]".formatted(random.nextInt(4) == 0 ? "" : appearance()));
        fields.add(
                "\"verifications\": [%s]"
                        .formatted(one("", finding(), finding() + ", " + finding())));
        fields.add(
                "\"responses\": [%s]"
                        .formatted(one("", response(), response() + ", " + response())));
        // those that are merged say the same: the one that stays is found by the words of both
        String what = number < 6 ? " grenade" : one(" grenade", " bullet");
        return claim("Claim " + number + what, fields.toArray(String[]::new));
    }

    private void maybe(List<String> fields, String field) {
        if (random.nextBoolean()) {
            fields.add(field);
        }
    }

    private String appearance() {
        String quote =
                one(
                        "",
                        "\"quote\": {\"exact\": \"with a grenade\"}, ",
                        "\"quote\": {\"exact\": \"saw it\"}, ");
        if (addresses.size() > 23) {
            quote = "";
        }
        return "{\"reportId\": \"%s\", %s\"chain\": [%s, %s%s]}"
                .formatted(
                        id(report),
                        quote,
                        hop("Kyiv", "Seoul"),
                        hop("Reuters", "AP", "A.P."),
                        one("", "", ", " + hop("Kyiv", "Seoul")));
    }

    private String hop(String... names) {
        return "{\"source\": {\"name\": \"%s\"}, \"verb\": \"SAID\", \"standing\": \"%s\", \"wording\": \"%s\"}"
                .formatted(one(names), one("STATED", "STATED", "DISOWNED"), one("so", "heard it"));
    }

    private String finding() {
        return one(
                "{\"status\": \"CONFIRMED\", \"evidence\": [{\"kind\": \"LINK\", \"stance\": \"SUPPORTS\"}], \"wording\": \"%s\"}"
                        .formatted(one("near kursk", "heard")),
                "{\"status\": \"%s\", \"verifier\": {\"name\": \"%s\"}, \"wording\": \"%s\"}"
                        .formatted(
                                one(STATUSES), one("Seoul", "A.P.", "AP"), one("near kursk", "so")),
                "{\"status\": \"%s\", \"verifier\": {\"name\": \"%s\"}}"
                        .formatted(one(STATUSES), one(NAMES)));
    }

    private String response() {
        return "{\"party\": {\"name\": \"%s\"}, \"outcome\": \"%s\", \"askedAt\": \"2025-01-0%d\", \"dueAt\": \"%s\"}"
                .formatted(
                        one("Russia", "Seoul"),
                        one(OUTCOMES),
                        1 + random.nextInt(3),
                        one("2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"));
    }

    /// A few writes, which may be refused.
    private void change(String claim) throws Exception {
        for (int count = random.nextInt(4); count > 0; count--) {
            switch (random.nextInt(5)) {
                case 0 -> post(claim + "/verifications", finding());
                case 1 -> post(claim + "/responses", response());
                case 2 -> takeBackOne(claim);
                case 3 -> signOne(claim);
                default -> loseOne(claim);
            }
        }
        if (random.nextInt(3) > 0) {
            perform(onTopOf(claim, claim + "/publication"));
        }
    }

    private void takeBackOne(String claim) throws Exception {
        JsonNode finding = read(claim).path("verifications").path(0);
        post(
                claim + "/verifications",
                "{\"voids\": \"%s\", \"rationale\": \"x\", \"wording\": \"heard\", \"verifier\": {\"id\": \"%s\"}}"
                        .formatted(
                                finding.path("id").asString(NOBODY),
                                finding.path("verifier").path("id").asString(NOBODY)));
    }

    private void signOne(String claim) throws Exception {
        JsonNode pending = read(claim).path("status").path("pending").path(0);
        String finding =
                claim + "/verifications/" + pending.path("verificationId").asString(NOBODY);
        as(Role.REVIEWER, onTopOf(claim, finding + "/sign-off"));
    }

    private void loseOne(String claim) throws Exception {
        String appearance = read(claim).path("appearances").path(0).path("id").asString(NOBODY);
        delete(claim + "/appearances/" + appearance);
    }

    @Test
    void anyFiltersInAnyOrderAnswerWhatAPlainReadingDoes() throws Exception {
        assertThat(then).hasSize(24);
        assertThat(now).hasSizeBetween(22, 24);
        assertThat(open).hasSizeBetween(5, 24);
        int found = 0;
        for (int round = 0; round < 300; round++) {
            Map<String, String> filters = someFilters(choices());
            List<JsonNode> claims = filters.containsKey("asOf") ? then : now;
            String sort = SORTS.get(round % SORTS.size());
            List<String> expected = new PlainReading(filters, sort).of(claims);
            assertThat(pages(query(filters, sort), true))
                    .as(query(filters, sort))
                    .isEqualTo(expected);
            found += expected.isEmpty() ? 0 : 1;
        }
        assertThat(found).as("rounds that find something").isGreaterThan(100);
    }

    @Test
    void everyFilterAloneAnswersWhatAPlainReadingDoes() throws Exception {
        assertThat(choices().keySet()).containsExactlyInAnyOrderElementsOf(Filter.texts());
        for (var choice : choices().entrySet()) {
            for (int round = 0; round < 4; round++) {
                Map<String, String> filters = Map.of(choice.getKey(), choice.getValue().get());
                List<JsonNode> claims = filters.containsKey("asOf") ? then : now;
                assertThat(pages(query(filters, "created"), true))
                        .as(filters.toString())
                        .isEqualTo(new PlainReading(filters, "created").of(claims));
            }
        }
    }

    @Test
    void thePublicFindsWhatAPlainReadingOfThePublicPartDoes() throws Exception {
        Map<String, Supplier<String>> allowed = choices();
        allowed.keySet().removeAll(INTERNAL);
        for (int round = 0; round < 120; round++) {
            Map<String, String> filters = someFilters(allowed);
            assertThat(pages(query(filters, "-changed"), false))
                    .as(filters.toString())
                    .isEqualTo(new PlainReading(filters, "-changed").of(open));
        }
    }

    private Map<String, String> someFilters(Map<String, Supplier<String>> choices) {
        List<Map.Entry<String, Supplier<String>>> all = List.copyOf(choices.entrySet());
        Map<String, String> filters = new LinkedHashMap<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            var choice = all.get(random.nextInt(all.size()));
            filters.put(choice.getKey(), choice.getValue().get());
        }
        return filters;
    }

    private Map<String, Supplier<String>> choices() {
        Map<String, Supplier<String>> choices = new LinkedHashMap<>();
        Stream.of("verifier", "foundBy", "source", "origin", "carrier")
                .forEach(name -> choices.put(name, () -> one(NAMES)));
        Stream.of("status", "found").forEach(name -> choices.put(name, () -> one(STATUSES)));
        Stream.of("published", "differs", "pending", "overdue", "circular")
                .forEach(name -> choices.put(name, () -> one("true", "false")));
        Stream.of("happenedAfter", "happenedBefore")
                .forEach(name ->
                        choices.put(
                                name, () -> one("2025-01", "2025-02", "2025-02-01", "2025-01-31")));
        Stream.of("changedAfter", "changedBefore")
                .forEach(name ->
                        choices.put(
                                name,
                                () ->
                                        now.get(random.nextInt(now.size()))
                                                .path("updatedAt")
                                                .asString()));
        choices.put("report", () -> one(id(report), NOBODY));
        choices.put("topic", () -> one("War", "Peace"));
        choices.put("kind", () -> one("FACT", "FIGURE"));
        choices.put("language", () -> one("en", "uk"));
        choices.put("workState", () -> one("NEW", "CLOSED"));
        choices.put("assignee", () -> one("the-editor", "the-reviewer"));
        choices.put("reliability", () -> one("A", "B", "D", "F"));
        choices.put("response", () -> one(OUTCOMES));
        choices.put("anchor", () -> one("ANCHORED", "MOVED", "ORPHANED"));
        choices.put("recheckBefore", () -> one("2030-02-02T00:00:00Z", "2030-02-03T00:00:00Z"));
        choices.put("measure", () -> one("Troops", "Losses"));
        choices.put("q", () -> one(WORDS) + one("", " " + one(WORDS), " -" + one(WORDS)));
        choices.put("asOf", () -> past);
        return choices;
    }

    private String query(Map<String, String> filters, String sort) {
        return CLAIMS
                + "?sort=%s&limit=%d&".formatted(sort, 1 + random.nextInt(30))
                + filters.entrySet().stream()
                        .map(filter ->
                                filter.getKey()
                                        + "="
                                        + encode(filter.getValue(), UTF_8).replace("+", "%20"))
                        .collect(joining("&"));
    }

    private List<String> pages(String first, boolean signedIn) throws Exception {
        List<String> ids = new ArrayList<>();
        String next = first;
        while (!next.isEmpty()) {
            JsonNode page =
                    signedIn
                            ? readEncoded(next)
                            : answer(
                                    200, anyone.perform(request(HttpMethod.GET, URI.create(next))));
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            next =
                    page.path("next")
                            .asString("")
                            .replaceFirst("^http://localhost", "")
                            .replace("+", "%20");
        }
        return ids;
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }
}
