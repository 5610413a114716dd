package org.claimbook.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import org.claimbook.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What a quantity was estimated at.
class SeriesApiTest extends ApiTest {

    @Test
    void figuresThatCountOtherThingsHaveOtherScopes() throws Exception {
        List<String> scopes = new ArrayList<>();
        for (String scope :
                List.of(
                        "\"counts\": \"killed\"",
                        "\"counts\": \"KILLED\", \"unit\": \"People\"",
                        "\"counts\": \"killed or wounded\"",
                        "\"counts\": \"killed\", \"cumulative\": true",
                        "\"counts\": \"killed\", \"cumulative\": false",
                        "\"counts\": \"killed\", \"unit\": \"officers\"")) {
            String claim = figure("Kyiv", "\"best\": 1, " + scope);
            String measure = read(claim).path("figure").path("measure").path("id").asString();
            read("/api/v1/measures/" + measure + "/series")
                    .path("points")
                    .valueStream()
                    .filter(point -> point.path("claimId").asString().equals(id(claim)))
                    .forEach(point -> scopes.add(point.path("scope").asString()));
        }
        assertThat(scopes).hasSize(6);
        assertThat(scopes.get(1)).isEqualTo(scopes.get(0));
        assertThat(scopes.subList(1, 6)).doesNotHaveDuplicates();
    }

    @Test
    void whoDisownsAFigureIsNotItsOrigin() throws Exception {
        String claim =
                created(
                        "/api/v1/claims",
                        """
                        {"statement": "A.", "figure": {"measure": {"name": "Losses"}, "best": 1},
                         "appearances": [
                           {"report": {"title": "R"}, "chain": [{"source": {"name": "Kim"}, "verb": "SAID", "standing": "DISOWNED"},
                                                                {"source": {"name": "A blog"}, "verb": "POSTED"}]},
                           {"report": {"title": "S"}, "chain": [{"source": {"name": "NIS"}, "verb": "SAID"}]}]}
                        """);
        String measure = read(claim).path("figure").path("measure").path("id").asString();
        get("/api/v1/measures/" + measure + "/series")
                .andExpect(jsonPath("$.points[0].origin.name").value("NIS"))
                .andExpect(jsonPath("$.points[0].carrier.name").value("NIS"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"low\": 5, \"high\": 3, \"qualifier\": \"BETWEEN\" | /figure/low | low-above-high",
                "\"low\": 5, \"best\": 4 | /figure/low | low-above-high",
                "\"best\": 5, \"high\": 4 | /figure/high | high-below-best"
            })
    void aFigureThatContradictsItselfIsRefused(String range, String pointer, String code)
            throws Exception {
        post("/api/v1/claims", "{\"statement\": \"A.\", \"figure\": {%s}}".formatted(range))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer))
                .andExpect(jsonPath("$.errors[0].code").value(code));
    }

    @Test
    void figuresOfAMeasureStandInTheOrderOfTheirDays() throws Exception {
        String first =
                figure("Kyiv", "\"best\": 3000, \"counts\": \"killed\", \"asOf\": \"2025-01\"");
        figure(
                "Seoul",
                "\"low\": 4000, \"qualifier\": \"AT_LEAST\", \"counts\": \"Killed\", \"asOf\": \"2025-02-01\"");
        String unknown = figure("Moscow", "\"best\": 10");
        post(unknown + "/links", "{\"to\": \"%s\", \"type\": \"UPDATES\"}".formatted(id(first)))
                .andExpect(status().isCreated());
        String measure = read(first).path("figure").path("measure").path("id").asString();
        JsonNode page = read("/api/v1/measures/" + measure + "/series?limit=2");
        JsonNode points = page.path("points");
        assertThat(points.get(0).path("claimId").asString()).isEqualTo(id(first));
        assertThat(points.get(0).path("origin").path("name").asString()).isEqualTo("Kyiv");
        assertThat(points.get(0).path("carrier").path("name").asString()).isEqualTo("Reuters");
        assertThat(points.get(0).path("supersededBy").asString()).isEqualTo(id(unknown));
        assertThat(points.get(0).path("scope").asString())
                .isEqualTo(points.get(1).path("scope").asString())
                .isEqualTo("killed, people");
        JsonNode rest = read(page.path("next").asString().replace("http://localhost", ""));
        assertThat(rest.path("points").size()).isEqualTo(1);
        assertThat(rest.path("points").get(0).path("claimId").asString()).isEqualTo(id(unknown));
        assertThat(rest.path("next").isNull()).isTrue();
    }

    private String figure(String origin, String figure) throws Exception {
        return created(
                "/api/v1/claims",
                """
                {"statement": "So many.", "kind": "FIGURE",
                 "figure": {"measure": {"name": "Losses", "unit": "people"}, %s},
                 "appearances": [{"report": {"title": "News"}, "chain": [
                    {"source": {"name": "%s"}, "verb": "SAID"},
                    {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}]}
                """
                        .formatted(figure, origin));
    }
}
