package org.claimbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FacetApiTest extends WholeClaimTest {

    private static final String FACETS = CLAIMS + "/facets";

    @BeforeEach
    void someClaims() throws Exception {
        created(CLAIMS, couldNotVerify());
        created(CLAIMS, couldNotVerify());
        created(
                CLAIMS,
                """
                {"statement": "Be it 11,000.", "kind": "FIGURE", "language": "uk", "topics": ["Numbers", "North Korean troops"],
                 "workState": "CLOSED", "assignee": "the-editor",
                 "appearances": [{"report": {"title": "B"}, "chain": [{"source": {"name": "Kyiv"}, "verb": "SAID"},
                    {"source": {"name": "Reuters"}, "verb": "REPORTED"}]},
                    {"report": {"title": "B"}, "chain": [{"source": {"name": "Kyiv"}, "verb": "SAID"},
                    {"source": {"name": "AP"}, "verb": "REPORTED"}]}],
                 "verifications": [{"status": "MIXED"}]}
                """);
        created(CLAIMS, claim("Nobody knows."));
    }

    @Test
    void allElevenStatusesAreThereInTheirOrder() throws Exception {
        JsonNode statuses = read(FACETS + "?by=status").path("status");
        assertThat(texts(statuses, status -> status.path("value").asString()))
                .containsExactlyElementsOf(
                        texts(
                                read("/api/v1/statuses").path("items"),
                                status -> status.path("code").asString()));
        assertThat(counts("by=status", "status"))
                .contains("UNCHECKED 1", "UNVERIFIED 2", "MIXED 1", "CONFIRMED 0")
                .hasSize(11);
        assertThat(statuses.path(2).path("label").asString()).isEqualTo("Could not be verified");
        assertThat(counts("topic=Nothing", "status")).hasSize(11).allMatch(it -> it.endsWith(" 0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by=kind | kind | FACT 3,FIGURE 1,QUOTE 0,OPINION 0,PREDICTION 0",
                "by=workState | workState | NEW 3,IN_PROGRESS 0,WAITING_FOR_COMMENT 0,READY_FOR_SECOND_READ 0,CLOSED 1",
                "by=language | language | en 2,uk 1",
                "by=topic | topic | North Korean troops 3,Numbers 1",
                "by=verifier | verifier | Reuters 2,Our desk 1",
                "by=source | source | Reuters 3,Ukraine's Special Operations Forces 2,AP 1,Kyiv 1",
                "by=origin | origin | Ukraine's Special Operations Forces 2,Kyiv 1",
                "by=carrier | carrier | Reuters 3,AP 1",
                "by=assignee | assignee | the-editor 1",
                "by=report | report | A 2,B 1,B 1",
                "by=topic&status=MIXED | topic | North Korean troops 1,Numbers 1",
                "by=topic&status=MIXED&topic=Numbers | topic | North Korean troops 1,Numbers 1",
                "by=kind&topic=Numbers&kind=FACT | kind | FACT 0,FIGURE 1,QUOTE 0,OPINION 0,PREDICTION 0",
                "by=language&q=grenade | language | en 2",
                "by=verifier&source=AP | verifier | Our desk 1"
            })
    void eachCountsByWhatClaimsHaveAndIgnoresItsOwnFilter(String query, String facet, String counts)
            throws Exception {
        assertThat(String.join(",", counts(query, facet))).isEqualTo(counts);
    }

    @Test
    void theFilterOfAnotherHoldsAlsoWhereSeveralAreAskedFor() throws Exception {
        JsonNode facets = read(FACETS + "?by=status,topic&by=kind&status=MIXED");
        assertThat(facets.propertyNames()).containsExactly("status", "topic", "kind");
        assertThat(texts(facets.path("kind"), it -> it.path("count").asString())).contains("1");
        assertThat(counts("by=status&status=MIXED", "status")).contains("UNVERIFIED 2", "MIXED 1");
    }

    @Test
    void aCountIsOfAsManyAsTheListHas() throws Exception {
        JsonNode topics = read(FACETS + "?by=topic&kind=FACT").path("topic");
        String topic = topics.path(0).path("value").asString();
        long listed = read(CLAIMS + "?kind=FACT&total=exact&topic=" + topic).path("total").asLong();
        assertThat(topics.path(0).path("count").asLong()).isEqualTo(listed).isEqualTo(2);
    }

    @Test
    void thePastIsCountedAsItWas() throws Exception {
        String at =
                read(CLAIMS + "?sort=created").path("items").path(3).path("updatedAt").asString();
        String claim = created(CLAIMS, claim("New."));
        post(claim + "/verifications", "{\"status\": \"UNVERIFIED\"}")
                .andExpect(status().isCreated());
        assertThat(counts("by=status&asOf=" + at, "status"))
                .contains("UNVERIFIED 2", "UNCHECKED 1");
    }

    @Test
    void whatIsNotCountedByIsRefused() throws Exception {
        get(FACETS + "?by=statement")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/by"))
                .andExpect(jsonPath("$.errors[0].detail", containsString("verifier")));
        get(FACETS + "?sort=created").andExpect(status().isBadRequest());
        anonymously(FACETS).andExpect(status().isUnauthorized());
    }

    private List<String> counts(String query, String facet) throws Exception {
        return texts(
                read(FACETS + "?" + query).path(facet),
                it ->
                        (List.of("status", "kind", "workState").contains(facet)
                                        ? it.path("value").asString()
                                        : it.path("label").asString())
                                + " "
                                + it.path("count").asLong());
    }
}
