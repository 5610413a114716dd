package org.claimbook.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.claimbook.ApiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/// What an administrator may choose of a status.
class StatusApiTest extends ApiTest {

    private static final String MIXED = "/api/v1/statuses/MIXED";

    /// Statuses come from a migration and are not emptied between tests.
    @AfterEach
    void asItWas() {
        database.sql("update status set label = 'Mixed', colour = '#7c3aed' where code = 'MIXED'")
                .update();
    }

    @Test
    void aLabelShowsWhereverTheStatusDoes() throws Exception {
        patch(MIXED, "{\"label\": \"Half true\", \"colour\": \"#112233\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.label").value("Half true"))
                .andExpect(jsonPath("$.colour").value("#112233"));
        String claim =
                created(
                        "/api/v1/claims",
                        "{\"statement\": \"It is so.\", \"verifications\": [{\"status\": \"MIXED\", \"verifier\": {\"name\": \"AP\"}}]}");
        assertThat(read(claim).path("status").path("label").asString()).isEqualTo("Half true");
        assertThat(
                        database.sql(
                                        "select changes -> 'label' ->> 'after' from audit_event where subject_kind = 'STATUS'")
                                .query((row, number) -> row.getString(1))
                                .list())
                .containsExactly("Half true");
    }

    @Test
    void whatIsNoColourOrIsCalledTwiceIsRefused() throws Exception {
        for (String wrong :
                new String[] {
                    "{\"colour\": \"red\"}", "{\"colour\": null}", "{\"label\": \" \"}"
                }) {
            patch(MIXED, wrong).andExpect(status().is(422));
        }
        patch(MIXED, "{\"code\": \"OTHER\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("read-only"));
        patch(MIXED, "{\"label\": \"confirmed\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("label-exists"));
        perform(
                        request(HttpMethod.PATCH, MIXED)
                                .header("If-Match", "\"999-0\"")
                                .contentType("application/merge-patch+json")
                                .content("{\"label\": \"X\"}"))
                .andExpect(status().isPreconditionFailed());
    }
}
