package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is refused is refused whole: nothing of it is stored.
class RefusalApiTest extends WholeClaimTest {

    private static final String HOP = "{\"source\": {\"name\": \"Newcomer\"}, \"verb\": \"SAID\"}";

    @Test
    void everythingWrongIsSaidAtOnce() throws Exception {
        Map<String, Long> before = rows();
        assertThat(errors(post(CLAIMS, wrongEverywhere())))
                .containsExactly(
                        "/appearances/0/quote/exact quote-not-found",
                        "/appearances/1/quote/exact quote-ambiguous",
                        "/appearances/2/chain/1/source/id unknown-source",
                        "/appearances/3/chain/0/verb unknown-value",
                        "/appearances/4/reportId unknown-report",
                        "/happened/from not-a-date",
                        "/kind unknown-value",
                        "/responses/0/party required",
                        "/responses/1/respondedAt in-the-future",
                        "/status read-only",
                        "/verifications/0/status not-a-finding",
                        "/verifications/1/happenedAt in-the-future");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatIsWrongWithTheChildrenOfASoundClaimIsSaidAtOnce() throws Exception {
        Map<String, Long> before = rows();
        assertThat(
                        errors(
                                post(
                                        CLAIMS,
                                        wrongEverywhere()
                                                .replace("\"kind\": \"TRUTH\",", "")
                                                .replace("\"status\": \"CONFIRMED\", \"h", "\"h")
                                                .replace("2025-02-30", "2025-02-28"))))
                .hasSize(10)
                .contains("/happened/to ends-before-start");
        assertThat(rows()).isEqualTo(before);
    }

    private String wrongEverywhere() {
        return """
        {"statement": "It is so.", "kind": "TRUTH", "topics": ["New topic"],
         "status": "CONFIRMED", "happened": {"from": "2025-02-30", "to": "2024-12-31"},
         "appearances": [
            {"reportId": "%1$s", "quote": {"exact": "Somebody"}, "chain": [%2$s]},
            {"reportId": "%1$s", "quote": {"exact": "Nobody"}, "chain": [%2$s]},
            {"reportId": "%1$s", "chain": [%2$s, {"source": {"id": "%3$s"}, "verb": "SAID"}]},
            {"reportId": "%1$s", "chain": [{"source": {"name": "A"}, "verb": "SANG"}]},
            {"reportId": "%3$s", "chain": [%2$s]},
            {"report": {"title": "New report"}, "chain": [%2$s]}],
         "verifications": [
            {"status": "ATTRIBUTED", "verifier": {"name": "AP"}},
            {"status": "UNVERIFIED", "verifier": {"name": "AP"}, "happenedAt": "2999-01-01"}],
         "responses": [
            {"outcome": "DENIED"},
            {"party": {"name": "Russia"}, "outcome": "DENIED", "respondedAt": "2999"}]}
        """
                .formatted(id(report), HOP, NOBODY);
    }

    @Test
    void anAmbiguousQuoteSaysAtHowManyPlacesItStands() throws Exception {
        post(CLAIMS, claim("A", "\"appearances\": [" + appearance("Nobody") + "]"))
                .andExpect(jsonPath("$.errors[0].detail", containsString("2 places")));
    }

    @Test
    void aGuardThatFailsLeavesNothingBehind() throws Exception {
        Map<String, Long> before = rows();
        String ours =
                couldNotVerify()
                        .replace("{\"name\": \"Reuters\"}, \"wording\"", "null, \"wording\"")
                        .replace("UNVERIFIED", "CORROBORATED");
        post(CLAIMS, ours)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.type", containsString("guard-failed")))
                .andExpect(jsonPath("$.guards[0].code").value("independent-origins"));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void anUnknownLinkLeavesNothingBehind() throws Exception {
        Map<String, Long> before = rows();
        String links = "\"links\": [{\"to\": \"%s\", \"type\": \"RELATED\"}]".formatted(NOBODY);
        String findings =
                "\"verifications\": [{\"status\": \"UNVERIFIED\", \"voids\": \"%s\", \"rationale\": \"x\"}]"
                        .formatted(NOBODY);
        assertThat(errors(post(CLAIMS, claim("It is so.", links, findings))))
                .containsExactly(
                        "/links/0/to unknown-claim", "/verifications/0/voids unknown-verification");
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"statement\": \"A\", \"truth\": 1} | /truth",
                "{\"statement\": \"A\", \"appearances\": [{\"chain\": [{\"sauce\": 1}]}]} | /appearances/0/chain/0/sauce",
                "{\"statement\": \"A\", \"happened\": {\"form\": \"2025\"}} | /happened/form"
            })
    void anUnknownFieldIsNamed(String body, String pointer) throws Exception {
        var problem = answer(400, post(CLAIMS, body));
        assertThat(problem.path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
        assertThat(problem.path("errors").path(0).path("code").asString())
                .isEqualTo("unknown-field");
    }

    @ParameterizedTest
    @CsvSource({
        "/id",
        "/status",
        "/attribution",
        "/independentOrigins",
        "/publishedAt",
        "/createdAt",
        "/updatedAt",
        "/recordedBy",
        "/version",
        "/etag"
    })
    void whatTheServerSetsIsReadOnlyUnlessNull(String pointer) throws Exception {
        String name = pointer.substring(1);
        assertThat(errors(post(CLAIMS, claim("A", "\"%s\": \"x\"".formatted(name)))))
                .containsExactly(pointer + " read-only");
        created(CLAIMS, claim("A", "\"%s\": null".formatted(name)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"qualifier\": \"EXACT\"} | /figure/best required",
                "{\"qualifier\": \"MORE_THAN\", \"best\": 3} | /figure/low required",
                "{\"qualifier\": \"LESS_THAN\", \"low\": 3} | /figure/high required",
                "{\"qualifier\": \"BETWEEN\", \"low\": 3, \"high\": 1} | /figure/low low-above-high",
                "{\"best\": 3, \"high\": 1} | /figure/high high-below-best",
                "{\"best\": 3, \"measure\": {\"unit\": \"people\"}} | /figure/measure/name required",
                "{\"best\": 3, \"measure\": {\"id\": \"019a0000-0000-7000-8000-00000000dead\"}} | /figure/measure/id unknown-measure"
            })
    void aFigureSaysTheEndThatItsQualifierSpeaksOf(String figure, String error) throws Exception {
        assertThat(errors(post(CLAIMS, claim("A", "\"figure\": " + figure))))
                .containsExactly(error);
    }

    @Test
    void ofManyClaimsAllAreRecordedOrNone() throws Exception {
        Map<String, Long> before = rows();
        String good = "{\"statement\": \"A\", \"appearances\": [{\"chain\": [%s]}]}".formatted(HOP);
        String bad =
                good.replace("\"A\"", "\"B\"")
                        .replace("\"chain\"", "\"quote\": {\"exact\": \"Somebody\"}, \"chain\"");
        String claims = "[%1$s, %1$s, null, %2$s, {\"kind\": \"X\"}]".formatted(good, bad);
        assertThat(errors(post(report + "/claims", claims)))
                .containsExactly(
                        "/2 required",
                        "/3/appearances/0/quote/exact quote-not-found",
                        "/4/kind unknown-value",
                        "/4/statement required");
        assertThat(rows()).isEqualTo(before);
        var recorded = answer(201, post(report + "/claims", "[%1$s, %1$s]".formatted(good)));
        assertThat(recorded.path("items")).hasSize(2);
    }
}
