package org.claimbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.claimbook.WholeClaimTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Lists, page by page, against a plain reading of the claims themselves; made at random from a
/// fixed seed, with many ties.
class ClaimPagingTest extends WholeClaimTest {

    private static final List<String> SORTS =
            List.of("-changed", "changed", "-created", "created", "-happened", "happened", "due");
    private static final List<String> NAMES = List.of("Kyiv", "Seoul", "Reuters", "AP");
    private static final List<String> STATUSES = List.of("UNVERIFIED", "DISPUTED", "MIXED");

    private final Random random = new Random(7);
    private List<JsonNode> all = List.of();

    @BeforeEach
    void someClaims() throws Exception {
        List<JsonNode> recorded = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            recorded.add(read(created(CLAIMS, some(number))));
        }
        all = List.copyOf(recorded);
    }

    private String some(int number) {
        List<String> fields = new ArrayList<>();
        fields.add("\"kind\": \"%s\"".formatted(one("FACT", "QUOTE")));
        fields.add("\"workState\": \"%s\"".formatted(one("NEW", "CLOSED")));
        fields.add(
                "\"topics\": [%s]"
                        .formatted(one("", "\"War\"", "\"Peace\"", "\"War\", \"Peace\"")));
        if (random.nextBoolean()) {
            fields.add("\"happened\": {\"from\": \"2025-0%d\"}".formatted(1 + random.nextInt(3)));
            fields.add("\"dueAt\": \"2030-01-0%dT00:00:00Z\"".formatted(1 + random.nextInt(3)));
        }
        if (random.nextInt(4) > 0) {
            fields.add(
                    "\"appearances\": [{\"reportId\": \"%s\", \"chain\": [%s, %s]}]"
                            .formatted(id(report), hop("Kyiv", "Seoul"), hop("Reuters", "AP")));
        }
        if (random.nextBoolean()) {
            fields.add("\"verifications\": [%s, %s]".formatted(finding(), finding()));
        }
        return claim("Claim " + number + one(" grenade", " bullet"), fields.toArray(String[]::new));
    }

    private String hop(String... names) {
        return "{\"source\": {\"name\": \"%s\"}, \"verb\": \"SAID\"}".formatted(one(names));
    }

    private String finding() {
        return "{\"status\": \"%s\", \"verifier\": {\"name\": \"%s\"}}"
                .formatted(STATUSES.get(random.nextInt(3)), NAMES.get(random.nextInt(4)));
    }

    @Test
    void anyFiltersInAnyOrderAnswerWhatAPlainReadingDoes() throws Exception {
        for (int round = 0; round < 60; round++) {
            Map<String, String> filters = someFilters();
            String sort = SORTS.get(round % SORTS.size());
            String query = "?sort=" + sort + "&limit=" + (1 + random.nextInt(8));
            for (var filter : filters.entrySet()) {
                query += "&" + filter.getKey() + "=" + filter.getValue();
            }
            assertThat(pages(CLAIMS + query)).as(query).isEqualTo(plainly(filters, sort));
        }
    }

    private Map<String, String> someFilters() {
        Map<String, String> filters = new LinkedHashMap<>();
        List<Runnable> choices =
                List.of(
                        () -> filters.put("status", STATUSES.get(random.nextInt(3))),
                        () -> filters.put("verifier", NAMES.get(random.nextInt(4))),
                        () -> filters.put("found", STATUSES.get(random.nextInt(3))),
                        () -> filters.put("foundBy", NAMES.get(random.nextInt(4))),
                        () -> filters.put("origin", one("Kyiv", "Seoul")),
                        () -> filters.put("carrier", one("Reuters", "AP")),
                        () -> filters.put("source", NAMES.get(random.nextInt(4))),
                        () -> filters.put("topic", one("War", "Peace")),
                        () -> filters.put("kind", one("FACT", "QUOTE")),
                        () -> filters.put("workState", one("NEW", "CLOSED")),
                        () -> filters.put("q", one("grenade", "bullet")));
        for (int count = random.nextInt(4); count > 0; count--) {
            choices.get(random.nextInt(choices.size())).run();
        }
        return filters;
    }

    private List<String> plainly(Map<String, String> filters, String sort) {
        return all.stream()
                .filter(claim ->
                        filters.entrySet().stream()
                                .allMatch(filter -> letsThrough(filter, filters, claim)))
                .sorted(order(sort))
                .map(claim -> claim.path("id").asString())
                .toList();
    }

    private static boolean letsThrough(
            Map.Entry<String, String> filter, Map<String, String> filters, JsonNode claim) {
        String value = filter.getValue();
        JsonNode status = claim.path("status");
        JsonNode chain = claim.path("appearances").path(0).path("chain");
        return switch (filter.getKey()) {
            case "status" -> status.path("code").asString().equals(value);
            case "verifier" ->
                    !status.path("verificationId").isNull()
                            && status.path("by").path("name").asString().equals(value);
            case "found", "foundBy" ->
                    any(
                            claim.path("verifications"),
                            finding ->
                                    is(finding.path("status"), filters.get("found"))
                                            && is(
                                                    finding.path("verifier").path("name"),
                                                    filters.get("foundBy")));
            case "origin" -> is(chain.path(0).path("source").path("name"), value);
            case "carrier" -> is(chain.path(1).path("source").path("name"), value);
            case "source" -> any(chain, hop -> is(hop.path("source").path("name"), value));
            case "topic" -> any(claim.path("topics"), topic -> is(topic, value));
            case "kind", "workState" -> is(claim.path(filter.getKey()), value);
            case "q" -> claim.path("statement").asString().contains(value);
            default -> throw new AssertionError(filter);
        };
    }

    private static boolean any(JsonNode items, Predicate<JsonNode> which) {
        return StreamSupport.stream(items.spliterator(), false).anyMatch(which);
    }

    private static boolean is(JsonNode text, @Nullable String wanted) {
        return wanted == null || text.asString().equals(wanted);
    }

    private static Comparator<JsonNode> order(String sort) {
        boolean down = sort.startsWith("-");
        Comparator<String> direction = down ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.<JsonNode, Boolean>comparing(claim -> key(claim, sort).isEmpty())
                .thenComparing(claim -> key(claim, sort), direction)
                .thenComparing(claim -> claim.path("id").asString(), direction);
    }

    private static String key(JsonNode claim, String sort) {
        return switch (sort.replace("-", "")) {
            case "changed" -> claim.path("updatedAt").asString();
            case "created" -> claim.path("createdAt").asString();
            case "happened" -> claim.path("happened").path("from").asString("");
            default -> claim.path("dueAt").asString("");
        };
    }

    private List<String> pages(String first) throws Exception {
        List<String> ids = new ArrayList<>();
        String next = first;
        while (!next.isEmpty()) {
            JsonNode page = readEncoded(next);
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            next =
                    page.path("next")
                            .asString("")
                            .replaceFirst("^http://localhost", "")
                            .replace("+", "%20");
        }
        return ids;
    }

    @Test
    void aCursorGoesWithItsOwnFiltersAndOrder() throws Exception {
        String next = read(CLAIMS + "?limit=5&kind=FACT").path("next").asString();
        String cursor = next.substring(next.indexOf("cursor=") + 7).replaceFirst("&.*", "");
        get(CLAIMS + "?limit=5&kind=FACT&cursor=" + cursor).andExpect(status().isOk());
        for (String other : List.of("", "kind=QUOTE&", "kind=FACT&sort=created&")) {
            get(CLAIMS + "?limit=5&" + other + "cursor=" + cursor)
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("cursor-mismatch"));
        }
    }

    @Test
    void theNextPageIsInTheLinkToo() throws Exception {
        String next = read(CLAIMS + "?limit=5").path("next").asString();
        get(CLAIMS + "?limit=5").andExpect(header().string("Link", "<" + next + ">; rel=\"next\""));
        get(CLAIMS + "?limit=500").andExpect(jsonPath("$.items", hasSize(25)));
    }

    @Test
    void byRelevanceEveryPageGoesOnWhereTheLastEnded() throws Exception {
        assertThat(pages(CLAIMS + "?q=grenade%20or%20claim&sort=relevance&limit=4"))
                .hasSize(25)
                .doesNotHaveDuplicates();
    }

    @Test
    void byRelevanceAListEndsAtAThousand() throws Exception {
        for (int number = 0; number < 990; number++) {
            claims.record("Claim about many things, and number " + number);
        }
        assertThat(pages(CLAIMS + "?q=claim&sort=relevance&limit=200"))
                .hasSize(1_000)
                .doesNotHaveDuplicates();
        assertThat(pages(CLAIMS + "?q=claim&limit=200")).hasSize(1_015);
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }
}
