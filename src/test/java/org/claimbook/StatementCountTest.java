package org.claimbook;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/// How many SQL statements an answer takes, however much there is to answer.
@Import(CountedStatements.class)
class StatementCountTest extends ApiTest {

    private static final String CLAIMS = "/api/v1/claims";
    private static final long MOST = 6;

    @Autowired private MockMvc anonymous;
    @Autowired private Clock clock;

    @ParameterizedTest(name = "as of a past day: {0}, anonymously: {1}")
    @CsvSource({"false, false", "true, false", "false, true"})
    void aClaimTakesTheSameWhateverItHas(boolean past, boolean anonymously) throws Exception {
        String small = aClaimWith(1);
        String large = aClaimWith(60);
        String when = past ? "?asOf=" + clock.instant() : "";
        long statements = statements(large + when, anonymously, 60, "appearances");
        assertThat(statements).isEqualTo(statements(small + when, anonymously, 1, "appearances"));
        assertThat(statements).isBetween(1L, MOST);
    }

    @ParameterizedTest
    @CsvSource({
        "/claim-review, itemReviewed.appearance, 1, 60, 9",
        "/appearances, items, 1, 60, 2",
        "/history?limit=5, items, 5, 5, 4",
        "/history?limit=200, items, 7, 200, 4"
    })
    void aPartOfAClaimTakesNoMoreWhateverItHas(
            String part, String parts, int few, int many, long most) throws Exception {
        assertThat(statements(aClaimWith(1) + part, false, few, parts)).isBetween(1L, most);
        assertThat(statements(aClaimWith(60) + part, false, many, parts)).isBetween(1L, most);
    }

    @ParameterizedTest(name = "as of a past day: {0}, anonymously: {1}")
    @CsvSource({"false, false", "true, false", "false, true"})
    void aPageTakesTheSameHoweverLongItIs(boolean past, boolean anonymously) throws Exception {
        for (int claim = 0; claim < 5; claim++) {
            aClaimWith(2);
        }
        String few =
                CLAIMS + "?status=UNVERIFIED&limit=50" + (past ? "&asOf=" + clock.instant() : "");
        long statements = statements(few, anonymously, 5, "items");
        for (int claim = 0; claim < 45; claim++) {
            aClaimWith(2);
        }
        String many =
                CLAIMS + "?status=UNVERIFIED&limit=50" + (past ? "&asOf=" + clock.instant() : "");
        assertThat(statements(many, anonymously, 50, "items")).isEqualTo(statements);
        assertThat(statements).isBetween(1L, MOST);
    }

    /// Statements that a GET takes, which answers so many of something.
    private long statements(String path, boolean anonymously, int size, String parts)
            throws Exception {
        CountedStatements.startAgain();
        ResultActions answer =
                anonymously ? anonymous.perform(request(HttpMethod.GET, path)) : get(path);
        long statements = CountedStatements.soFar();
        answer.andExpect(status().isOk()).andExpect(jsonPath("$." + parts, hasSize(size)));
        return statements;
    }

    /// A public claim with so many appearances, findings, responses and links.
    private String aClaimWith(int parts) throws Exception {
        String claim =
                created(
                        CLAIMS,
                        """
                        {"statement": "A.", "topics": ["T"], "appearances": [%s], "verifications": [{"status": "UNVERIFIED"}, %s], "responses": [%s], "links": [%s]}
                        """
                                .formatted(
                                        each(
                                                parts,
                                                """
                                                {"report": {"title": "R", "url": "https://a.example/%d"},
                                                 "chain": [{"source": {"name": "Origin %d"}, "verb": "SAID"},
                                                           {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}
                                                """),
                                        each(
                                                parts,
                                                """
                                                {"status": "UNVERIFIED", "verifier": {"name": "Verifier %d"},
                                                 "evidence": [{"kind": "LINK", "stance": "CONTEXT", "primary": false, "public": true}]}
                                                """),
                                        each(
                                                parts,
                                                "{\"party\": {\"name\": \"Party %d\"}, \"outcome\": \"DENIED\"}"),
                                        links(parts)));
        perform(
                        request(HttpMethod.POST, claim + "/publication")
                                .header(HttpHeaders.IF_MATCH, etag(claim)))
                .andExpect(status().isOk());
        return claim;
    }

    private static String each(int parts, String template) {
        return IntStream.range(0, parts)
                .mapToObj(part -> template.replace("%d", String.valueOf(part)))
                .collect(joining(", "));
    }

    private String links(int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part -> claims.record("Linked %d.".formatted(part)))
                .map("{\"to\": \"%s\", \"type\": \"RELATED\"}"::formatted)
                .collect(joining(", "));
    }
}
