package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bad input on screens: nothing of it runs, no page breaks, and nothing typed is lost.
class HostileScreensTest extends ScreenTest {

    private static final String SCRIPT =
            "'\"></textarea></title><script>window.hacked=1</script><img src=x onerror=window.hacked=1>{{7*7}}${7*7}";

    /// The same where a name must not be taken: each is another.
    private static String script() {
        return UUID.randomUUID() + SCRIPT;
    }

    @Autowired private List<RequestMappingHandlerMapping> mappings;

    private final Map<String, String> ids = new HashMap<>();
    private String minister = "";

    @Test
    void scriptInEveryTextThatIsRecordedRunsOnNoScreen() {
        everythingIsScript();
        List<String> wrong = new ArrayList<>();
        try (Visit visit = new Visit(Look.LIGHT, port).by("ida")) {
            for (String pattern : new Screens(mappings).pages()) {
                look(visit, pattern, wrong);
            }
            look(visit, "/claims?q=hacked", wrong);
            look(visit, "/claims?origin=" + "%3Cscript%3Ewindow.hacked=1%3C/script%3E", wrong);
            look(visit, "/admin/audit?actor=%22%3E%3Cscript%3Ewindow.hacked=1%3C/script%3E", wrong);
            look(visit, "/login?to=javascript:window.hacked=1", wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private void look(Visit visit, String pattern, List<String> wrong) {
        try {
            assertThat(visit.status(address(pattern))).as(pattern).isEqualTo(200);
            visit.assertNoTrouble(pattern);
        } catch (AssertionError fault) {
            wrong.add(fault.getMessage());
        }
    }

    /// Every form that there is gets script into every field, is sent, and either takes it as text
    /// or says at the fields what is wrong and shows what was typed.
    @Test
    void everyFormTakesScriptAsTextAndKeepsWhatWasTyped() {
        everythingIsScript();
        String label = texts("select label from status where code = 'REFUTED'").getFirst();
        List<String> wrong = new ArrayList<>();
        int turnedDown = 0;
        int taken = 0;
        try (Visit visit = new Visit(Look.LIGHT, port).by("ida").expecting(409, 422)) {
            for (String pattern : new Screens(mappings).pages()) {
                if (pattern.matches(
                        ".*(/new|/edit|/publication|/merge|/withdrawal|/protected|/sentences)")) {
                    int status = send(visit, pattern, wrong);
                    turnedDown += status >= 400 ? 1 : 0;
                    taken += status < 400 ? 1 : 0;
                }
            }
        } finally {
            database.sql("update status set label = :label where code = 'REFUTED'")
                    .param("label", label)
                    .update();
        }
        assertThat(wrong).isEmpty();
        assertThat(turnedDown).isGreaterThan(3);
        assertThat(taken).isGreaterThan(3);
    }

    private int send(Visit visit, String pattern, List<String> wrong) {
        Page page = visit.page();
        visit.status(address(pattern));
        page.evaluate(
                "() => { document.querySelectorAll('#form details').forEach(it => { it.open = true; }); document.querySelectorAll('#form').forEach(it => { it.noValidate = true; }); }");
        Map<String, String> typed = new LinkedHashMap<>();
        for (Locator field :
                page.locator(
                                "#form :is(textarea, input[type=text], input[type=url], input:not([type]))")
                        .all()) {
            if (field.isVisible()) {
                String value = script();
                field.fill(value);
                typed.put(field.getAttribute("name"), value);
            }
        }
        Response answer =
                page.waitForResponse(
                        response -> response.request().method().equals("POST"),
                        () -> page.locator("#form :is(button.main, button.danger)").last().click());
        visit.settle();
        try {
            visit.assertNoTrouble(pattern);
            if (answer.status() >= 400) {
                assertThat(page.locator(".fault, [data-first] p").first()).isVisible();
                typed.forEach((name, value) ->
                        assertThat(page.locator("#form [name='%s']".formatted(name)).last())
                                .hasValue(value));
            }
        } catch (AssertionError fault) {
            wrong.add(pattern + ": " + fault.getMessage());
        }
        return answer.status();
    }

    @ParameterizedTest
    @EnumSource
    void aStatementOfTwentyThousandCharactersAndAChainOfTwoHundredHopsStayReadable(Look look) {
        String statement = "A long story. ".repeat(1_426) + UUID.randomUUID();
        String hops =
                IntStream.range(0, 200)
                        .mapToObj(hop ->
                                "{\"source\": {\"name\": \"Relay %d\"}, \"verb\": \"QUOTED\"}"
                                        .formatted(hop))
                        .collect(Collectors.joining(", "));
        String claim =
                post(
                                "claims",
                                "{\"statement\": \"%s\", \"appearances\": [{\"report\": {\"title\": \"Endless\"}, \"chain\": [%s]}]}"
                                        .formatted(statement, hops))
                        .path("id")
                        .asString();
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open("/claims/" + claim);
            assertThat(page.locator("h1")).hasText(statement);
            assertThat(page.locator("svg.chain .stop")).hasCount(201);
            assertThat(page.locator(".tasks")).isInViewport();
            visit.check("claim-long");
            visit.open("/claims?sort=-created");
            assertThat(page.locator("#rows tr").first().boundingBox().height)
                    .as("no more than a telephone shows at once")
                    .isLessThan(740);
            visit.check("claims-long");
            visit.open("/claims/" + claim + "/edit");
            page.fill("[name='/place']", "Orsk");
            page.click("[data-once]");
            page.waitForURL("**/claims/" + claim);
            String appearance = get("claims/" + claim).at("/appearances/0/id").asString();
            visit.open("/claims/" + claim + "/appearances/" + appearance + "/edit");
            assertThat(page.locator("[data-hops] > [data-hop]")).hasCount(200);
            page.locator("[data-hops] > [data-hop]").last().locator("[data-move='-1']").click();
            page.click("#form .actions [data-once]");
            page.waitForURL("**/claims/" + claim);
            assertThat(page.locator("svg.chain")).containsText("Relay 199");
        }
    }

    /// U+202E turns around whatever follows, as far as it gets.
    @Test
    void whoTurnsTheirWordsAroundTurnsNobodyElses() {
        String turned = "\u202eflah a dna neves si ytiC\u202e " + UUID.randomUUID();
        String claim =
                post(
                                "claims",
                                """
                                {"statement": "%s", "place": "%1$s", "appearances": [{"report": {"title": "%1$s"},
                                  "chain": [{"source": {"name": "%1$s"}, "verb": "SAID"}]}],
                                 "responses": [{"party": {"name": "%1$s"}, "outcome": "DENIED", "wording": "%1$s"}]}
                                """
                                        .formatted(turned))
                        .path("id")
                        .asString();
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            for (String path : List.of("/claims/" + claim, "/claims?sort=-created", "/")) {
                visit.status(path);
                assertThat(
                                visit.page()
                                        .evaluate(
                                                """
                                                () => {
                                                  const open = [];
                                                  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                                                  while (walk.nextNode()) {
                                                    const on = walk.currentNode.parentElement;
                                                    const style = getComputedStyle(on);
                                                    const own = on.childNodes.length === 1 && (style.unicodeBidi !== 'normal' || !style.display.startsWith('inline'));
                                                    if (walk.currentNode.data.includes('\\u202e') && !own && style.display !== 'none' && !on.closest('svg, option')) open.push(on.outerHTML);
                                                  }
                                                  return open;
                                                }
                                                """))
                        .as(path)
                        .isEqualTo(List.of());
            }
            visit.check("desk-turned");
        }
    }

    @Test
    void aReportOfFiveMegabytesIsReadRecordedFromAndRevised() {
        String sentence = "The river rose by a hand in the night, said the keeper of the lock. ";
        String text =
                (sentence.repeat(10) + "\n\n")
                        .repeat(5 * 1024 * 1024 / (sentence.length() * 10 + 2));
        String report = report("Here it begins. " + text.substring(0, text.length() - 200));
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.open("/reports/" + report);
            Hand hand = new Hand(page);
            hand.select("Here it begins.");
            hand.press("c");
            assertThat(page.locator("#form blockquote")).hasText("Here it begins.");
            page.fill("[name='/appearances/0/chain/0/source/name']", "The keeper");
            page.selectOption("[name='/appearances/0/chain/0/verb']", "SAID");
            hand.press("Control+Enter");
            assertThat(page.locator("li.new")).containsText("Here it begins.");
            visit.assertNoTrouble("report of 5 MB");
            visit.open("/reports/" + report + "/sentences");
            assertThat(page.locator(".sentences li")).hasCount(200);
            page.locator(".sentences input").nth(1).check();
            page.locator("#form .actions [data-once]").click();
            assertThat(page.locator("aside li")).hasCount(2);
            visit.open("/reports/" + report + "/sentences?from=200");
            assertThat(page.locator(".sentences li")).hasCount(200);
            visit.open("/reports/" + report + "/revisions/new");
            page.evaluate(
                    "text => { document.querySelector('#f-text').value = text; }",
                    "There it begins. " + text.substring(0, text.length() - 200));
            page.locator("#form [data-once]").click();
            assertThat(page.locator("ins").first()).containsText("There");
            visit.check("revisions-long");
        }
    }

    /// Only of a confidential source somebody may know who it is.
    private String address(String pattern) {
        Map<String, String> known = new HashMap<>(ids);
        if (pattern.endsWith("/protected")) {
            known.put("sources", minister);
        }
        return Screens.filled(pattern, known);
    }

    private void everythingIsScript() {
        JsonMapper json = JsonMapper.shared();
        String quote = "Words " + SCRIPT;
        Map<String, Object> evidence =
                Map.of(
                        "kind",
                        "LINK",
                        "stance",
                        "SUPPORTS",
                        "title",
                        script(),
                        "publisher",
                        script(),
                        "note",
                        script(),
                        "url",
                        "https://a.example/?q=" + "%22%3E%3Cscript%3E");
        Map<String, Object> claim =
                Map.of(
                        "statement",
                        script(),
                        "kind",
                        "FIGURE",
                        "language",
                        "en",
                        "place",
                        script(),
                        "topics",
                        List.of(script()),
                        "figure",
                        Map.of(
                                "measure",
                                Map.of("name", script(), "unit", "u" + SCRIPT.substring(0, 20)),
                                "best",
                                3,
                                "counts",
                                script(),
                                "asWritten",
                                script()),
                        "appearances",
                        List.of(
                                Map.of(
                                        "report",
                                                Map.of(
                                                        "title",
                                                        script(),
                                                        "byline",
                                                        script(),
                                                        "language",
                                                        "en",
                                                        "publisher",
                                                        Map.of("name", script()),
                                                        "credit",
                                                        Map.of("name", script()),
                                                        "text",
                                                        "Before. " + quote + " After."),
                                        "quote", Map.of("exact", quote),
                                        "chain",
                                                List.of(
                                                        Map.of(
                                                                "source",
                                                                Map.of(
                                                                        "name",
                                                                        script(),
                                                                        "description",
                                                                        script()),
                                                                "verb",
                                                                "SAID",
                                                                "caveat",
                                                                script(),
                                                                "wording",
                                                                script()),
                                                        Map.of(
                                                                "source",
                                                                Map.of(
                                                                        "disclosure",
                                                                        "UNNAMED",
                                                                        "description",
                                                                        script()),
                                                                "verb",
                                                                "REPORTED")))),
                        "verifications",
                        List.of(
                                Map.of(
                                        "verifier",
                                        Map.of("name", script()),
                                        "status",
                                        "UNVERIFIED",
                                        "wording",
                                        script(),
                                        "rationale",
                                        script(),
                                        "method",
                                        script(),
                                        "evidence",
                                        List.of(evidence),
                                        "given",
                                        Map.of("label", script()))),
                        "responses",
                        List.of(
                                Map.of(
                                        "party",
                                        Map.of("name", script()),
                                        "outcome",
                                        "DENIED",
                                        "wording",
                                        script())));
        String id = post("claims", json.writeValueAsString(claim)).path("id").asString();
        JsonNode known = get("claims/" + id);
        String source = known.at("/appearances/0/chain/0/source/id").asString();
        post("claims/" + id + "/comments", json.writeValueAsString(Map.of("text", script())));
        post("searches", json.writeValueAsString(Map.of("name", script(), "query", "q=x")));
        post("tokens", json.writeValueAsString(Map.of("name", script(), "role", "READER")));
        post(
                "sources/" + source + "/assessments",
                json.writeValueAsString(Map.of("letter", "B", "rationale", script())));
        ids.put("claims", id);
        ids.put("appearances", known.at("/appearances/0/id").asString());
        ids.put("reports", known.at("/appearances/0/report/id").asString());
        ids.put("sources", source);
        minister = confidentialSource("Xanthippe", script().replace("\"", "\\\""));
        ids.put("measures", known.at("/figure/measure/id").asString());
        ids.put("topics", texts("select id::text from topic order by id desc limit 1").getFirst());
        ids.put("users", texts("select id::text from app_user where username = 'lea'").getFirst());
        ids.put("statuses", "REFUTED");
        ids.put("problems", "not-found");
        ids.put("webhooks", webhook());
        Map<String, Object> review =
                Map.of(
                        "@type",
                        "ClaimReview",
                        "url",
                        "https://fc.example/" + UUID.randomUUID(),
                        "claimReviewed",
                        script(),
                        "author",
                        Map.of("name", script()),
                        "reviewRating",
                        Map.of("alternateName", script()));
        ids.put(
                "imports",
                imported(
                        "format=claim-review&name=" + URLEncoder.encode(script(), UTF_8),
                        json.writeValueAsString(review)));
        ids.put(
                "rating-labels",
                texts("select id::text from rating_label order by id desc limit 1").getFirst());
    }
}
