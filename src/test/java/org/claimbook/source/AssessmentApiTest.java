package org.claimbook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.claimbook.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/// How reliable a source was held, and when.
class AssessmentApiTest extends ApiTest {

    private static final String SOURCES = "/api/v1/sources";

    @Autowired private MockMvc anonymous;

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
    void twoThatAreMergedHaveOneHistory() throws Exception {
        String one = created(SOURCES, "{\"name\": \"Kyiv\"}");
        String other = created(SOURCES, "{\"name\": \"General Staff\"}");
        assess(one, "\"letter\": \"C\", \"from\": \"2024-01-01T00:00:00Z\"");
        assess(other, "\"letter\": \"B\", \"from\": \"2025-01-01T00:00:00Z\"");
        perform(
                        request(HttpMethod.POST, one + "/merge")
                                .header("If-Match", "*")
                                .contentType("application/json")
                                .content("{\"into\": \"%s\"}".formatted(id(other))))
                .andExpect(status().isOk());
        get(other + "/assessments")
                .andExpect(jsonPath("$.items[*].letter", contains("B", "C")))
                .andExpect(jsonPath("$.items[*].current", contains(true, false)))
                .andExpect(jsonPath("$.items[1].to").value("2025-01-01T00:00:00Z"));
        assertThat(read(other).path("reliability").asString()).isEqualTo("B");
        assertThat(names(read(SOURCES + "?reliability=B"))).containsExactly("General Staff");
        assertThat(names(read(SOURCES + "?reliability=C"))).isEmpty();
        get(one + "/assessments").andExpect(status().isPermanentRedirect());
        post(one + "/assessments", "{\"letter\": \"A\", \"rationale\": \"So.\"}")
                .andExpect(status().isConflict());
    }

    @Test
    void theSameAgainWithAnEndEndsItWithoutASuccessor() throws Exception {
        String source = created(SOURCES, "{\"name\": \"Kyiv\"}");
        assess(source, "\"letter\": \"C\", \"from\": \"2024-01-01T00:00:00Z\"");
        assess(
                source,
                "\"letter\": \"C\", \"from\": \"2024-01-01T00:00:00Z\", \"to\": \"2024-05-01T00:00:00Z\"");
        assertThat(read(source).path("reliability").isNull()).isTrue();
        assertThat(names(read(SOURCES + "?reliability=C"))).isEmpty();
    }

    @Test
    void gradesDoNotLeaveTheNewsroom() throws Exception {
        String source = created(SOURCES, "{\"name\": \"Kyiv\"}");
        assess(source, "\"letter\": \"E\"");
        String claim =
                created(
                        "/api/v1/claims",
                        """
                        {"statement": "A.", "appearances": [{"report": {"title": "R"},
                         "chain": [{"source": {"name": "Kyiv"}, "verb": "SAID"}]}]}
                        """);
        perform(request(HttpMethod.POST, claim + "/publication").header("If-Match", "*"))
                .andExpect(status().isOk());
        for (String path : List.of(claim, "/api/v1/claims")) {
            anonymous
                    .perform(request(HttpMethod.GET, path))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Kyiv")))
                    .andExpect(content().string(not(containsString("reliability"))));
        }
        for (String path : List.of(source, source + "/assessments", source + "/record")) {
            anonymous.perform(request(HttpMethod.GET, path)).andExpect(status().isUnauthorized());
        }
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
