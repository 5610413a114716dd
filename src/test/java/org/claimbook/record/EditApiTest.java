package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.claimbook.WholeClaimTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.ResultActions;

class EditApiTest extends WholeClaimTest {

    private static final String FIGURE =
            "\"figure\": {\"qualifier\": \"MORE_THAN\", \"low\": 3000, \"unit\": \"people\"}";

    @Test
    void aPatchChangesWhatItNamesAndNullTakesAway() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        patch(claim, "{\"place\": null, \"language\": \"ko\", \"topics\": [\"A\", \"B\"]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.place").isEmpty())
                .andExpect(jsonPath("$.language").value("ko"))
                .andExpect(jsonPath("$.topics", contains("A", "B")))
                .andExpect(jsonPath("$.happened.from").value("2025-01"))
                .andExpect(jsonPath("$.verifications", hasSize(1)));
        patch(claim, "{\"topics\": [\"B\", \"A\"]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.topics", contains("B", "A")));
        patch(claim, "{\"topics\": null, \"happened\": null, \"kind\": null, \"workState\": null}")
                .andExpect(jsonPath("$.topics", hasSize(0)))
                .andExpect(jsonPath("$.happened").isEmpty())
                .andExpect(jsonPath("$.kind").value("FACT"))
                .andExpect(jsonPath("$.workState").value("NEW"));
        patch(claim, "{\"happened\": {\"from\": \"2025-01-13\", \"precision\": null}}")
                .andExpect(jsonPath("$.happened.precision").value("DAY"));
        patch(claim, "{\"assignee\": \"the-editor\", \"priority\": \"HIGH\"}")
                .andExpect(jsonPath("$.assignee").value("the-editor"))
                .andExpect(jsonPath("$.priority").value("HIGH"));
    }

    @Test
    void aPatchThatChangesNothingKeepsTheVersion() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        String seen = etag(claim);
        long audited = count("audit_event");
        patch(claim, "{}").andExpect(header().string("ETag", seen));
        patch(claim, "{\"place\": \"Kursk region\", \"figure\": null}")
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", seen));
        assertThat(count("audit_event")).isEqualTo(audited);
    }

    @Test
    void aWriteSaysWhichVersionItSaw() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        String seen = etag(claim);
        patched(claim, null, "{}").andExpect(status().is(428));
        patched(claim, seen, "{\"place\": \"Kursk\"}").andExpect(status().isOk());
        patched(claim, seen, "{\"place\": \"Moscow\"}").andExpect(status().isPreconditionFailed());
        patched(claim, "*", "{\"place\": \"Seoul\"}").andExpect(status().isOk());
        patched(claim, "Kursk", "{}").andExpect(status().isBadRequest());
    }

    @Test
    void childrenAndReadOnlyFieldsAreNotPatched() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        patch(claim, "{\"appearances\": []}").andExpect(status().is(422));
        assertThat(errors(patch(claim, "{\"status\": \"CONFIRMED\", \"publishedAt\": \"now\"}")))
                .containsExactly("/publishedAt read-only", "/status read-only");
        patch(claim, "{\"truth\": 1}").andExpect(status().isBadRequest());
        patch(claim, "{\"truth\": null}").andExpect(status().isBadRequest());
        patch(claim, "[]").andExpect(status().isBadRequest());
        assertThat(errors(patch(claim, "{\"statement\": null, \"kind\": \"X\", \"dueAt\": \"1\"}")))
                .containsExactly("/dueAt not-a-date", "/kind unknown-value", "/statement required");
        assertThat(errors(patch(claim, "{\"assignee\": \"nobody\"}")))
                .containsExactly("/assignee unknown-user");
    }

    @Test
    void aFigureIsSetOnce() throws Exception {
        String claim = created(CLAIMS, claim("Some died."));
        patch(claim, "{" + FIGURE + "}").andExpect(jsonPath("$.figure.low").value(3000));
        patch(claim, "{\"figure\": {\"low\": 3000.0}}").andExpect(status().isOk());
        patch(claim, "{\"figure\": {\"low\": 4000}}").andExpect(status().isConflict());
        patch(claim, "{\"figure\": null}").andExpect(status().isConflict());
        get(claim).andExpect(jsonPath("$.figure.low").value(3000));
    }

    @Test
    void aJudgedStatementChangesOnlyWithAReason() throws Exception {
        String unjudged = created(CLAIMS, claim("A soldier dyed."));
        patch(unjudged, "{\"statement\": \"A soldier died.\"}").andExpect(status().isOk());
        String claim = created(CLAIMS, couldNotVerify());
        assertThat(errors(patch(claim, "{\"statement\": \"A soldier died.\"}")))
                .containsExactly("/statement reason-required");
        perform(
                        request(HttpMethod.PATCH, claim)
                                .header("If-Match", etag(claim))
                                .header("Change-Note", "a slip of the pen")
                                .contentType("application/merge-patch+json")
                                .content("{\"statement\": \"A soldier died.\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.statement").value("A soldier died."))
                .andExpect(
                        jsonPath("$.verifications[0].statement")
                                .value(
                                        "A wounded soldier blew himself up with a grenade as Ukrainian troops approached."));
    }

    @Test
    void aClaimIsDeletedUnlessItWasJudgedOrAnotherIsLinkedToIt() throws Exception {
        String judged = created(CLAIMS, couldNotVerify());
        delete(judged).andExpect(status().isConflict());
        String older = created(CLAIMS, claim("One died."));
        String newer = created(CLAIMS, claim("Two died."));
        String link =
                created(
                        newer + "/links",
                        "{\"to\": \"%s\", \"type\": \"UPDATES\"}".formatted(id(older)));
        delete(older)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.ids[0]").value(id(newer)));
        delete(link).andExpect(status().isNoContent());
        delete(older).andExpect(status().isNoContent());
        get(older).andExpect(status().isNotFound());
        delete(newer).andExpect(status().isNoContent());
        get(CLAIMS).andExpect(jsonPath("$.items", hasSize(1)));
    }

    private ResultActions patched(String claim, @Nullable String seen, String body)
            throws Exception {
        var patch = request(HttpMethod.PATCH, claim).contentType("application/merge-patch+json");
        return perform((seen == null ? patch : patch.header("If-Match", seen)).content(body));
    }
}
