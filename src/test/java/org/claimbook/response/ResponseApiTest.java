package org.claimbook.response;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.claimbook.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class ResponseApiTest extends ApiTest {

    private String responses = "";

    @BeforeEach
    void aClaim() {
        responses = "/api/v1/claims/%s/responses".formatted(claims.record("A soldier died."));
    }

    @Test
    void aResponseIsRecordedAndRead() throws Exception {
        String denial =
                created(
                        responses,
                        """
                        {"party": {"name": "Russia", "kind": "ORGANIZATION"}, "askedBy": {"name": "Reuters"},
                         "outcome": "DENIED", "respondedAt": "2024-12", "wording": "Not true."}
                        """);
        get(denial)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.party.name").value("Russia"))
                .andExpect(jsonPath("$.respondedAt").value("2024-12"))
                .andExpect(jsonPath("$.recordedBy").value("the-admin"));
        perform(request(HttpMethod.GET, denial).header("If-None-Match", etag(denial)))
                .andExpect(status().isNotModified());
        get(responses)
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].etag").value(etag(denial)));
    }

    @Test
    void whereNobodyElseIsNamedTheDeskHasAsked() throws Exception {
        post(responses, "{\"party\": {\"name\": \"Russia\"}, \"outcome\": \"ASKED\"}")
                .andExpect(status().isCreated())
                .andExpect(header().exists("ETag"))
                .andExpect(jsonPath("$.askedBy.name").value("Our desk"));
    }

    @Test
    void wrongValuesAreNamed() throws Exception {
        post(responses, "{\"outcome\": \"NO\", \"askedAt\": \"2025-02-30\"}")
                .andExpect(status().is(422))
                .andExpect(
                        jsonPath(
                                "$.errors[*].pointer",
                                containsInAnyOrder("/outcome", "/askedAt", "/party")));
        post(
                        responses,
                        "{\"party\": {\"name\": \"A\"}, \"outcome\": \"ASKED\", \"askedAt\": \"2999\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("in-the-future"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-02T10:00:00Z, 2025-01-02, 201",
        "2025-01-02T10:00:00Z, 2025-01-02T10:00:00Z, 201",
        "2025-01-02, 2025-01, 201",
        "2025, 2025-01-01, 201",
        "2025-01-02T10:00:00Z, 2025-01-02T09:59:59Z, 422",
        "2025-01-02T00:00:00Z, 2025-01-01, 422",
        "2025-02, 2025-01, 422"
    })
    void nobodyAnswersBeforeTheyAreAsked(String asked, String responded, int status)
            throws Exception {
        String response =
                "{\"party\": {\"name\": \"A\"}, \"outcome\": \"DENIED\", \"askedAt\": \"%s\", \"respondedAt\": \"%s\"}"
                        .formatted(asked, responded);
        post(responses, response).andExpect(status().is(status));
    }
}
