package org.claimbook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.claimbook.ApiTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How reliable a source was held, and when.
class AssessmentApiTest extends ApiTest {

    private static final String SOURCES = "/api/v1/sources";

    @Test
    void theNewestOfAScopeHoldsAndTheOneBeforeEnds() throws Exception {
        String source = created(SOURCES, "{\"name\": \"Kyiv\"}");
        assess(source, "\"letter\": \"C\", \"from\": \"2024-01-01T00:00:00Z\"");
        assess(source, "\"letter\": \"B\", \"from\": \"2025-01-01T00:00:00Z\"");
        assess(
                source,
                "\"letter\": \"D\", \"topic\": \"Losses\", \"from\": \"2025-02-01T00:00:00Z\"");
        List<String> all =
                read(source + "/assessments")
                        .path("items")
                        .valueStream()
                        .map(item ->
                                "%s %s %s %s"
                                        .formatted(
                                                item.path("letter").asString(),
                                                item.path("topic").asString("-"),
                                                item.path("to").asString("-"),
                                                item.path("current").asBoolean()))
                        .toList();
        assertThat(all)
                .containsExactly("D Losses - true", "B - - true", "C - 2025-01-01T00:00:00Z false");
        assertThat(read(source).path("reliability").asString()).isEqualTo("B");
        assertThat(names(read(SOURCES + "?reliability=B"))).containsExactly("Kyiv");
        assertThat(names(read(SOURCES + "?reliability=D"))).isEmpty();
    }

    @Test
    void oneThatHasEndedHoldsNoLonger() throws Exception {
        String source = created(SOURCES, "{\"name\": \"Kyiv\"}");
        assess(
                source,
                "\"letter\": \"A\", \"from\": \"2024-01-01T00:00:00Z\", \"to\": \"2024-06-01T00:00:00Z\"");
        assertThat(read(source).path("reliability").isNull()).isTrue();
    }

    @Test
    void whatIsNoAssessmentIsRefused() throws Exception {
        String source = created(SOURCES, "{\"name\": \"Kyiv\"}");
        post(source + "/assessments", "{\"letter\": \"G\"}").andExpect(status().is(422));
        post(source + "/assessments", "{\"letter\": \"A\", \"rationale\": \" \"}")
                .andExpect(status().is(422));
        post(
                        source + "/assessments",
                        "{\"letter\": \"A\", \"rationale\": \"So.\", \"from\": \"2025-01-02T00:00:00Z\", \"to\": \"2025-01-01T00:00:00Z\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/to"));
        post(SOURCES + "/" + NOBODY + "/assessments", "{\"letter\": \"A\", \"rationale\": \"So.\"}")
                .andExpect(status().isNotFound());
        assertThat(read(source + "/assessments").path("items").isEmpty()).isTrue();
    }

    @Test
    void wordsFindASourceByNameAliasAndDescription() throws Exception {
        created(SOURCES, "{\"name\": \"Agence France-Presse\", \"aliases\": [\"AFP\"]}");
        created(
                SOURCES,
                "{\"disclosure\": \"UNNAMED\", \"description\": \"a South Korean lawmaker\"}");
        assertThat(names(read(SOURCES + "?q=AFP"))).containsExactly("Agence France-Presse");
        assertThat(names(read(SOURCES + "?q=fran agen"))).containsExactly("Agence France-Presse");
        assertThat(read(SOURCES + "?q=korean").path("items").size()).isEqualTo(1);
        assertThat(names(read(SOURCES + "?q=%2B%26%7C"))).isEmpty();
    }

    private void assess(String source, String what) throws Exception {
        post(source + "/assessments", "{%s, \"rationale\": \"It was borne out.\"}".formatted(what))
                .andExpect(status().isCreated());
    }

    private static List<String> names(JsonNode page) {
        return page.path("items").valueStream().map(item -> item.path("name").asString()).toList();
    }
}
