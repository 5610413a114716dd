package org.claimbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.claimbook.ApiTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What became of what a source said, and what a quantity was estimated at.
class TrackRecordApiTest extends ApiTest {

    @Test
    void sayingsAreCountedByWhatBecameOfThem() throws Exception {
        String kyiv = created("/api/v1/sources", "{\"name\": \"Kyiv\"}");
        String confirmed = said("Kyiv", "Reuters", "STATED");
        said("Kyiv", "Reuters", "STATED");
        said("Kyiv", "Reuters", "DISOWNED");
        said("Moscow", "Kyiv", "STATED");
        post(
                        confirmed + "/verifications",
                        "{\"status\": \"CONFIRMED\", \"verifier\": {\"name\": \"AP\"}}")
                .andExpect(status().isCreated());
        JsonNode record = read(kyiv + "/record");
        assertThat(record.path("complete").asBoolean()).isTrue();
        assertThat(record.path("asOrigin").path("sampleSize").asInt()).isEqualTo(2);
        assertThat(count(record.path("asOrigin"), "CONFIRMED")).isEqualTo(1);
        assertThat(count(record.path("asOrigin"), "ATTRIBUTED")).isEqualTo(1);
        assertThat(record.path("asOrigin").path("byStatus").size()).isEqualTo(11);
        assertThat(record.path("asOrigin").path("laterConfirmed").asInt()).isEqualTo(1);
        assertThat(record.path("asOrigin").path("laterRefuted").asInt()).isZero();
        assertThat(record.path("asCarrier").path("sampleSize").asInt()).isEqualTo(1);
    }

    @Test
    void whatItTookBackIsCounted() throws Exception {
        String kyiv = created("/api/v1/sources", "{\"name\": \"Kyiv\"}");
        String claim = said("Kyiv", "Reuters", "STATED");
        String appearance = read(claim).path("appearances").get(0).path("id").asString();
        post(claim + "/appearances/" + appearance + "/withdrawal", "{\"how\": \"RETRACTED\"}")
                .andExpect(status().isCreated());
        assertThat(read(kyiv + "/record").path("asOrigin").path("withdrawn").asInt()).isEqualTo(1);
        get("/api/v1/sources/" + NOBODY + "/record").andExpect(status().isNotFound());
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

    private String said(String origin, String carrier, String standing) throws Exception {
        return created(
                "/api/v1/claims",
                """
                {"statement": "It is so.", "appearances": [{"report": {"title": "News"}, "chain": [
                    {"source": {"name": "%s"}, "verb": "SAID", "standing": "%s"},
                    {"source": {"name": "%s"}, "verb": "REPORTED"}]}]}
                """
                        .formatted(origin, standing, carrier));
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

    private static int count(JsonNode part, String status) {
        return part.path("byStatus")
                .valueStream()
                .filter(each -> each.path("status").asString().equals(status))
                .findFirst()
                .orElseThrow()
                .path("count")
                .asInt();
    }
}
