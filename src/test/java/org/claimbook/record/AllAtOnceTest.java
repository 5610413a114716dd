package org.claimbook.record;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.ResultActions;

/// Whatever body is sent: all that is wrong with its values, and all that rules say of those that
/// are right, in one answer.
class AllAtOnceTest extends WholeClaimTest {

    private static final String LONG = "x".repeat(20_001);

    private static final List<String> WRONG_CLAIM =
            List.of(
                    "/assignee unknown-user",
                    "/figure/best required",
                    "/figure/low low-above-high",
                    "/figure/measure/id unknown-measure",
                    "/figure/unit too-long",
                    "/happened/from not-so-precise",
                    "/happened/to ends-before-start",
                    "/happened/to not-so-precise",
                    "/kind unknown-value",
                    "/place too-long");

    private static final List<String> WRONG_APPEARANCE =
            List.of(
                    "/chain/0/said/value not-so-precise",
                    "/chain/0/source/kind unknown-value",
                    "/chain/0/source/parent/id unknown-source",
                    "/chain/0/url not-a-url",
                    "/chain/0/verb unknown-value",
                    "/chain/2/caveat too-long",
                    "/chain/2/source twice-in-a-row",
                    "/chain/3/source/id unknown-source",
                    "/chain/4 required",
                    "/chain/5/source required",
                    "/quote/exact quote-not-found",
                    "/quote/prefix not-text",
                    "/time/start negative");

    private static final List<String> WRONG_FINDING =
            List.of(
                    "/aspectNote no-aspect",
                    "/evidence/0/kind unknown-value",
                    "/evidence/0/stance required",
                    "/happenedAt in-the-future",
                    "/happenedAt not-so-precise",
                    "/qualifier not-qualified",
                    "/rationale required",
                    "/reportId unknown-report",
                    "/url not-a-url",
                    "/verifier/parent/id unknown-source",
                    "/voids unknown-verification");

    private static final List<String> WRONG_RESPONSE =
            List.of(
                    "/askedBy/id not-an-id",
                    "/askedVia unknown-value",
                    "/party/description too-long",
                    "/party/name required",
                    "/respondedAt before-asked",
                    "/respondedAt no-response",
                    "/url not-a-url");

    private static final List<String> WRONG_LINK =
            List.of("/note too-long", "/to unknown-claim", "/type unknown-value");

    private Map<String, Long> before = Map.of();

    @BeforeEach
    void count() {
        before = rows();
    }

    @Test
    void ofAClaimAndAllItsParts() throws Exception {
        assertThatItRefuses(post(CLAIMS, wrongClaim())).containsExactlyElementsOf(wrongClaimAt(""));
    }

    @Test
    void ofManyClaims() throws Exception {
        String short1 = claim("A", "\"responses\": [" + wrongResponse() + "]");
        String short2 = claim("B", "\"appearances\": [" + wrongAppearance() + "]");
        assertThatItRefuses(post(report + "/claims", "[%s, %s, null]".formatted(short1, short2)))
                .containsExactlyElementsOf(
                        Stream.of(
                                        at("/0/responses/0", WRONG_RESPONSE),
                                        at("/1/appearances/0", WRONG_APPEARANCE),
                                        Stream.of("/2 required"))
                                .flatMap(part -> part)
                                .toList());
    }

    @Test
    void ofAnAppearance() throws Exception {
        String claim = recorded();
        assertThatItRefuses(post(claim + "/appearances", wrongAppearance()))
                .containsExactlyElementsOf(WRONG_APPEARANCE);
        String appearance = created(claim + "/appearances", appearance("blew himself up"));
        before = rows();
        assertThatItRefuses(put(appearance, wrongAppearance()))
                .containsExactlyElementsOf(WRONG_APPEARANCE);
        assertThatItRefuses(
                        post(
                                appearance + "/withdrawal",
                                """
                                {"how": "LOUDLY", "by": {"name": "Nobody"}, "at": "2999", "url": "x"}
                                """))
                .containsExactly(
                        "/at in-the-future",
                        "/by not-in-chain",
                        "/how unknown-value",
                        "/url not-a-url");
    }

    @Test
    void ofAFinding() throws Exception {
        assertThatItRefuses(post(recorded() + "/verifications", wrongFinding()))
                .containsExactlyElementsOf(WRONG_FINDING);
    }

    @Test
    void ofAResponse() throws Exception {
        assertThatItRefuses(post(recorded() + "/responses", wrongResponse()))
                .containsExactlyElementsOf(WRONG_RESPONSE);
    }

    @Test
    void ofALink() throws Exception {
        String claim = recorded();
        assertThatItRefuses(post(claim + "/links", wrongLink()))
                .containsExactlyElementsOf(WRONG_LINK);
        String newer = created(CLAIMS, claim("B"));
        created(newer + "/links", updates(claim, ""));
        before = rows();
        assertThatItRefuses(post(claim + "/links", updates(newer, LONG)))
                .containsExactly("/note too-long", "/to cycle");
        assertThatItRefuses(post(claim + "/links", updates(claim, LONG)))
                .containsExactly("/note too-long", "/to to-itself");
    }

    @Test
    void ofAnEditOfAClaim() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        before = rows();
        String patch =
                wrongClaimFields().replace("\"It is so.\"", "\"It is not so.\"")
                        + ", \"status\": \"CONFIRMED\", \"links\": []}";
        assertThatItRefuses(patch(claim, patch))
                .containsExactlyElementsOf(
                        Stream.concat(
                                        WRONG_CLAIM.stream(),
                                        Stream.of(
                                                "/links read-only",
                                                "/statement reason-required",
                                                "/status read-only"))
                                .sorted()
                                .toList());
    }

    @Test
    void ofASource() throws Exception {
        assertThatItRefuses(
                        post(
                                "/api/v1/sources",
                                """
                                {"disclosure": "UNNAMED", "name": "A", "homepage": "x", "country": "xx",
                                 "handles": [null], "parent": {"id": "%s"}}
                                """
                                        .formatted(NOBODY)))
                .containsExactly(
                        "/country wrong-format",
                        "/description required",
                        "/handles/0 required",
                        "/homepage not-a-url",
                        "/homepage not-named",
                        "/name not-named",
                        "/parent/id unknown-source");
        String source = created("/api/v1/sources", "{\"name\": \"Reuters\"}");
        String child =
                created(
                        "/api/v1/sources",
                        "{\"name\": \"Reuters Berlin\", \"parent\": {\"name\": \"Reuters\"}}");
        before = rows();
        assertThatItRefuses(
                        patch(
                                source,
                                """
                                {"name": null, "disclosure": "UNNAMED", "country": "xx", "parent": {"id": "%s"}}
                                """
                                        .formatted(id(child))))
                .containsExactly(
                        "/country wrong-format",
                        "/disclosure fixed",
                        "/name required",
                        "/parent cycle");
    }

    @Test
    void ofAReport() throws Exception {
        String tooMuch = "x".repeat(5 * 1024 * 1024 + 1);
        assertThatItRefuses(
                        post(
                                "/api/v1/reports",
                                """
                                {"kind": "LETTER", "url": "x", "publishedAt": "2025-13", "publisher": {"id": "%s"},
                                 "credit": {"name": "AFP", "kind": "X"}, "text": "%s"}
                                """
                                        .formatted(NOBODY, tooMuch)))
                .containsExactly(
                        "/credit/kind unknown-value",
                        "/kind unknown-value",
                        "/publishedAt not-a-date",
                        "/publisher/id unknown-source",
                        "/text too-long",
                        "/title required",
                        "/url not-a-url");
        assertThatItRefuses(
                        patch(
                                report,
                                """
                                {"title": null, "kind": "LETTER", "text": "Another.", "credit": {"id": "%s"}}
                                """
                                        .formatted(NOBODY)))
                .containsExactly(
                        "/credit/id unknown-source",
                        "/kind unknown-value",
                        "/text is-a-revision",
                        "/title required");
        assertThatItRefuses(
                        post(
                                report + "/revisions",
                                "{\"kind\": \"ORIGINAL\", \"capturedAt\": \"yesterday\"}"))
                .containsExactly("/capturedAt not-a-date", "/kind not-original", "/text required");
    }

    @Test
    void ofATopicAndAMeasure() throws Exception {
        String wrong = "{\"name\": \" \", \"version\": 3}";
        for (String kind : List.of("topics", "measures")) {
            String path = "/api/v1/" + kind;
            String made = created(path, "{\"name\": \"A\"}");
            before = rows();
            for (ResultActions refused : List.of(post(path, wrong), patch(made, wrong))) {
                assertThatItRefuses(refused)
                        .containsExactly("/name required", "/version read-only");
            }
        }
    }

    /// A report that is described wrongly has a text all the same, in which its quotes are or are
    /// not.
    @Test
    void aQuoteIsLookedForInTheTextOfAReportThatIsRefused() throws Exception {
        String appearance =
                """
                "appearances": [{"report": {"kind": "X", "title": "A", "text": "Nobody saw it."}, "quote": {"exact": "%s"},
                                 "chain": [{"source": {"name": "A"}, "verb": "SAID"}]}]
                """;
        assertThatItRefuses(post(CLAIMS, claim("A", appearance.formatted("Somebody"))))
                .containsExactly(
                        "/appearances/0/quote/exact quote-not-found",
                        "/appearances/0/report/kind unknown-value");
        assertThatItRefuses(post(CLAIMS, claim("A", appearance.formatted("Nobody"))))
                .containsExactly("/appearances/0/report/kind unknown-value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"happened\": {\"from\": \"x\", \"to\": \"2024\"} | /happened/from not-a-date",
                "\"happened\": {\"from\": \"2025\", \"to\": \"2024\", \"precision\": \"X\"} | /happened/precision unknown-value",
                "\"figure\": {\"qualifier\": \"X\"} | /figure/qualifier unknown-value",
                "\"figure\": {\"qualifier\": \"BETWEEN\", \"low\": 1e400, \"high\": 1} | /figure/low out-of-range",
                "\"figure\": {\"best\": 1, \"measure\": {\"id\": \"x\"}} | /figure/measure/id not-an-id",
                "\"figure\": {\"best\": 1, \"measure\": {\"name\": \" \"}} | /figure/measure/name required",
                "\"appearances\": [{\"reportId\": \"x\", \"chain\": [{\"source\": {\"name\": \"A\"}, \"verb\": \"SAID\"}]}] | /appearances/0/reportId not-an-id",
                "\"appearances\": [{\"report\": {\"title\": \"R\", \"text\": \"\\u0000\"}, \"quote\": {\"exact\": \"A\"}, \"chain\": [{\"source\": {\"name\": \"A\"}, \"verb\": \"SAID\"}]}] | /appearances/0/report/text not-text",
                "\"appearances\": [{\"report\": {\"title\": \"R\", \"text\": \"A\"}, \"quote\": {\"exact\": \"\\u0000\"}, \"chain\": [{\"source\": {\"name\": \"A\"}, \"verb\": \"SAID\"}]}] | /appearances/0/quote/exact not-text",
                "\"appearances\": [{\"report\": {\"title\": \"R\"}, \"time\": {\"start\": 1e400, \"end\": 1}, \"chain\": [{\"source\": {\"name\": \"A\"}, \"verb\": \"SAID\"}]}] | /appearances/0/time/start out-of-range",
                "\"verifications\": [{\"verifier\": {\"name\": \"AP\"}, \"status\": \"X\"}] | /verifications/0/status unknown-value",
                "\"verifications\": [{\"verifier\": {\"name\": \"AP\"}, \"wording\": \"\\u0000\"}] | /verifications/0/wording not-text",
                "\"verifications\": [{\"status\": \"MIXED\", \"aspect\": \"X\", \"aspectNote\": \"A\"}] | /verifications/0/aspect unknown-value",
                "\"verifications\": [{\"voids\": \"x\"}] | /verifications/0/voids not-an-id",
                "\"verifications\": [{\"verifier\": {\"name\": \"AP\"}, \"given\": {\"best\": 5}}] | /verifications/0/wording required",
                "\"responses\": [{\"party\": {\"name\": \"A\"}, \"outcome\": \"X\", \"respondedAt\": \"2025\"}] | /responses/0/outcome unknown-value",
                "\"responses\": [{\"party\": {\"name\": \"\\u0000\"}, \"outcome\": \"DENIED\"}] | /responses/0/party/name not-text",
                "\"responses\": [{\"party\": {\"disclosure\": \"X\"}, \"outcome\": \"DENIED\"}] | /responses/0/party/disclosure unknown-value",
                "\"responses\": [{\"party\": {\"description\": \"\\u0000\"}, \"outcome\": \"DENIED\"}] | /responses/0/party/description not-text",
                "\"responses\": [{\"party\": {\"id\": \"x\"}, \"outcome\": \"DENIED\"}] | /responses/0/party/id not-an-id"
            })
    void whatDependsOnAWrongValueIsNotJudged(String part, String only) throws Exception {
        assertThatItRefuses(post(CLAIMS, claim("A", part))).containsExactly(only);
    }

    /// Beyond what anybody reads, nothing is judged any more; what is wrong is refused all the
    /// same.
    @Test
    void aHundredFaultsAreEnough() throws Exception {
        String responses =
                Stream.generate(() -> "{\"party\": {\"kind\": \"X\"}, \"outcome\": \"Y\"}")
                        .limit(100)
                        .collect(joining(", ", "\"responses\": [", "]"));
        assertThatItRefuses(post(CLAIMS, claim("A", responses))).hasSize(100);
        String claims =
                "[%s, {}]".formatted(claim("A", responses, "\"appearances\": [{\"chain\": [{}]}]"));
        assertThatItRefuses(post(report + "/claims", claims)).hasSize(100);
    }

    @Test
    void ofAListThatIsTooLongNothingElseIsJudged() throws Exception {
        String responses =
                Stream.generate(() ->
                                "{\"party\": {\"id\": \"%s\"}, \"outcome\": \"DENIED\", \"respondedAt\": \"2999\"}"
                                        .formatted(NOBODY))
                        .limit(101)
                        .collect(joining(", ", "\"responses\": [", "]"));
        assertThatItRefuses(post(CLAIMS, claim("A", responses)))
                .containsExactly("/responses too-many");
    }

    @Test
    void guardsSayWhichFindingOfWhichClaimTheyStandAgainst() throws Exception {
        String claims =
                """
                [{"statement": "A", "verifications": [{"status": "CONFIRMED"}]},
                 {"statement": "B", "verifications": [{"status": "UNVERIFIED"}, {"status": "CORROBORATED"}]},
                 {"statement": "C", "verifications": [{"status": "REFUTED"}, {"status": "CONFIRMED", "verifier": {"name": "AP"}}]}]
                """;
        var problem = answer(422, post(report + "/claims", claims));
        assertThat(problem.path("code").asString()).isEqualTo("guard-failed");
        assertThat(
                        texts(
                                problem.path("guards"),
                                guard ->
                                        guard.path("pointer").asString()
                                                + " "
                                                + guard.path("code").asString()))
                .containsExactly(
                        "/0/verifications/0/evidence supporting-evidence",
                        "/1/verifications/1/status independent-origins",
                        "/2/verifications/0/evidence contradicting-evidence");
        assertThat(rows()).isEqualTo(before);
    }

    private org.assertj.core.api.ListAssert<String> assertThatItRefuses(ResultActions result)
            throws Exception {
        List<String> errors = errors(result);
        assertThat(rows()).isEqualTo(before);
        return assertThat(errors);
    }

    private String recorded() throws Exception {
        String claim = created(CLAIMS, claim("A"));
        before = rows();
        return claim;
    }

    private static Stream<String> at(String pointer, List<String> errors) {
        return errors.stream().map(pointer::concat);
    }

    private static List<String> wrongClaimAt(String pointer) {
        return Stream.of(
                        WRONG_CLAIM.stream(),
                        at("/appearances/0", WRONG_APPEARANCE),
                        at("/verifications/0", WRONG_FINDING),
                        at("/responses/0", WRONG_RESPONSE),
                        at("/links/0", WRONG_LINK))
                .flatMap(part -> part)
                .map(pointer::concat)
                .sorted()
                .toList();
    }

    private String wrongClaim() {
        return wrongClaimFields()
                + Arrays.asList(
                                ", \"appearances\": [" + wrongAppearance(),
                                "], \"verifications\": [" + wrongFinding(),
                                "], \"responses\": [" + wrongResponse(),
                                "], \"links\": [" + wrongLink())
                        .stream()
                        .collect(joining())
                + "]}";
    }

    private static String wrongClaimFields() {
        return """
        {"statement": "It is so.", "kind": "TRUTH", "assignee": "nobody", "place": "%1$s",
         "happened": {"from": "2025-02", "to": "2024", "precision": "DAY"},
         "figure": {"qualifier": "ABOUT", "low": 3, "high": 1, "unit": "%1$s", "measure": {"id": "%2$s"}}
        """
                .formatted(LONG, NOBODY);
    }

    private String wrongAppearance() {
        return """
        {"reportId": "%1$s", "quote": {"exact": "Somebody", "prefix": "\\u0000"}, "time": {"start": -1}, "chain": [
            {"source": {"name": "A", "kind": "X", "parent": {"id": "%2$s"}}, "verb": "SANG", "url": "ftp://a.example",
             "said": {"value": "2025", "precision": "DAY"}},
            {"source": {"name": "Reuters"}, "verb": "SAID"},
            {"source": {"name": "Reuters"}, "verb": "SAID", "caveat": "%3$s"},
            {"source": {"id": "%2$s"}, "verb": "SAID"},
            null,
            {"verb": "SAID"}]}
        """
                .formatted(id(report), NOBODY, LONG);
    }

    private static String wrongFinding() {
        return """
        {"status": "CONFIRMED", "qualifier": "SATIRE", "aspectNote": "A", "url": "x", "happenedAt": "2999",
         "verifier": {"name": "AP", "parent": {"id": "%1$s"}}, "evidence": [{"kind": "X"}], "voids": "%1$s", "reportId": "%1$s"}
        """
                .formatted(NOBODY);
    }

    private static String wrongResponse() {
        return """
        {"party": {"disclosure": "NAMED", "description": "%s"}, "askedBy": {"id": "x"}, "outcome": "ASKED", "askedVia": "FAX",
         "askedAt": "2025-02-02", "respondedAt": "2025-02-01", "url": "x"}
        """
                .formatted(LONG);
    }

    private static String wrongLink() {
        return "{\"to\": \"%s\", \"note\": \"%s\", \"type\": \"LIKES\"}".formatted(NOBODY, LONG);
    }

    private static String updates(String claim, String note) {
        return "{\"to\": \"%s\", \"type\": \"UPDATES\", \"note\": \"%s\"}"
                .formatted(id(claim), note);
    }
}
