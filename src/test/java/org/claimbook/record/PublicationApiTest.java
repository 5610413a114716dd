package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.claimbook.WholeClaimTest;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

class PublicationApiTest extends WholeClaimTest {

    @Test
    void thePublicSeesAClaimWhileItIsPublished() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        anonymously(claim).andExpect(status().isNotFound());
        publish(claim, "{}").andExpect(status().isOk());
        anonymously(claim)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status.line").value("Reuters could not verify"));
        publish(claim, "{}").andExpect(status().isConflict());
        delete(claim + "/publication", claim).andExpect(status().isNoContent());
        anonymously(claim).andExpect(status().isNotFound());
        delete(claim + "/publication", claim).andExpect(status().isConflict());
    }

    @Test
    void publishingOrWithdrawingAgainChangesNothing() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        String unpublished = recorded();
        delete(claim + "/publication", claim)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("not-published"));
        assertThat(recorded()).isEqualTo(unpublished);
        publish(claim, "{}").andExpect(status().isOk());
        String published = recorded();
        publish(claim, "{\"waiver\": \"Gone.\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("published"));
        assertThat(recorded()).isEqualTo(published);
    }

    /// The claim's row and its audit.
    private String recorded() {
        return database.sql("select c::text || (select count(*) from audit_event) from claim c")
                .query((row, _) -> row.getString(1))
                .single();
    }

    @Test
    void aReviewerPublishesOnTopOfWhatTheyRead() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        as(Role.EDITOR, onTopOf(claim, claim + "/publication")).andExpect(status().isForbidden());
        perform(request(HttpMethod.POST, claim + "/publication")).andExpect(status().is(428));
        as(Role.REVIEWER, onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
    }

    @Test
    void whomWeFindWrongIsAskedFirst() throws Exception {
        String claim = partlyFalse();
        publish(claim, "{}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.guards[0].code").value("no-comment-sought"));
        anonymously(claim).andExpect(status().isNotFound());
        created(claim + "/responses", "{\"party\": {\"name\": \"Kyiv\"}, \"outcome\": \"ASKED\"}");
        publish(claim, "{}").andExpect(status().isOk());
    }

    @Test
    void whomWeFindWrongInPublicIsAskedFirstToo() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        publish(claim, "{}").andExpect(status().isOk());
        post(claim + "/verifications", "{\"status\": \"MIXED\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.guards[0].code").value("no-comment-sought"));
        created(claim + "/responses", "{\"party\": {\"name\": \"Kyiv\"}, \"outcome\": \"ASKED\"}");
        post(claim + "/verifications", "{\"status\": \"MIXED\"}").andExpect(status().isCreated());
    }

    @Test
    void aWaiverSaysWhyNobodyWasAsked() throws Exception {
        String claim = partlyFalse();
        publish(claim, "{\"waiver\": \" \"}").andExpect(status().is(422));
        publish(claim, "{\"waiver\": \"The office no longer exists.\"}").andExpect(status().isOk());
        assertThat(
                        database.sql(
                                        "select changes::text from audit_event where action = 'PUBLISHED'")
                                .query((row, _) -> row.getString(1))
                                .single())
                .contains("The office no longer exists.");
    }

    @Test
    void thePublicSeesNothingOfOurWork() throws Exception {
        String claim = aClaimWithSecrets();
        publish(claim, "{}").andExpect(status().isOk());
        JsonNode seen = answer(200, anonymously(claim));
        assertThat(seen.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "statement",
                        "kind",
                        "language",
                        "topics",
                        "happened",
                        "place",
                        "figure",
                        "status",
                        "attribution",
                        "independentOrigins",
                        "publishedAt",
                        "appearances",
                        "verifications",
                        "responses",
                        "links",
                        "createdAt",
                        "updatedAt",
                        "etag");
        assertThat(seen.path("verifications").path(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "seq",
                        "statement",
                        "status",
                        "qualifier",
                        "aspect",
                        "aspectNote",
                        "verifier",
                        "wording",
                        "given",
                        "url",
                        "reportId",
                        "evidence",
                        "happenedAt",
                        "recordedAt",
                        "voids",
                        "voidedBy",
                        "pending",
                        "hash");
        assertThat(seen.path("responses").path(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "party",
                        "askedBy",
                        "outcome",
                        "askedAt",
                        "askedVia",
                        "dueAt",
                        "respondedAt",
                        "wording",
                        "url",
                        "recordedAt");
        assertThat(seen.path("responses").path(0).path("dueAt").isNull()).isTrue();
        assertThat(seen.path("verifications")).hasSize(1);
        assertThat(seen.path("verifications").path(0).path("evidence")).hasSize(1);
        assertThat(seen.path("links")).isEmpty();
        assertThat(seen.path("status").path("pending")).isEmpty();
        assertThat(seen.toString()).doesNotContain("secret", "the-editor", "the-admin");
    }

    private String aClaimWithSecrets() throws Exception {
        String claim =
                created(
                        CLAIMS,
                        """
                        {"statement": "It is so.", "assignee": "the-editor", "dueAt": "2030-01-01T00:00:00Z", "priority": "HIGH",
                         "appearances": [%s],
                         "verifications": [
                            {"status": "UNVERIFIED", "rationale": "secret reason", "method": "secret method",
                             "evidence": [{"kind": "LINK", "stance": "CONTEXT", "public": true, "primary": false, "title": "open"},
                                          {"kind": "LINK", "stance": "CONTEXT", "public": false, "primary": false, "title": "secret"}]},
                            {"status": "CONFIRMED", "wording": "secret, waits",
                             "evidence": [{"kind": "LINK", "stance": "SUPPORTS", "public": true, "primary": false}]},
                            {"status": "MIXED", "verifier": {"name": "AP"}, "wording": "secret, taken back"}],
                         "responses": [{"party": {"name": "Kyiv"}, "outcome": "ASKED", "dueAt": "2030-01-01T00:00:00Z"}]}
                        """
                                .formatted(appearance("blew himself up")));
        String taken = read(claim).path("verifications").path(2).path("id").asString();
        created(
                claim + "/verifications",
                "{\"verifier\": {\"name\": \"AP\"}, \"voids\": \"%s\", \"rationale\": \"secret\"}"
                        .formatted(taken));
        String other = created(CLAIMS, claim("A secret claim."));
        created(
                claim + "/links",
                "{\"to\": \"%s\", \"type\": \"RELATED\", \"note\": \"secret\"}"
                        .formatted(id(other)));
        created(other + "/links", "{\"to\": \"%s\", \"type\": \"UPDATES\"}".formatted(id(claim)));
        return claim;
    }

    @Test
    void theListOfThePublicHoldsWhatIsPublished() throws Exception {
        created(CLAIMS, claim("Hidden."));
        String claim = created(CLAIMS, couldNotVerify());
        publish(claim, "{}").andExpect(status().isOk());
        JsonNode page = answer(200, anonymously(CLAIMS));
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("items").path(0).propertyNames())
                .doesNotContain("workState", "assignee", "dueAt", "recheckAt", "priority");
        anonymously(CLAIMS + "?verifier=Reuters&status=UNVERIFIED")
                .andExpect(jsonPath("$.items", hasSize(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"workState=NEW", "published=false", "published=true", "sort=due"})
    void thePublicDoesNotFilterByOurWork(String filter) throws Exception {
        anonymously(CLAIMS + "?" + filter).andExpect(status().isUnauthorized());
    }

    private String partlyFalse() throws Exception {
        return created(
                CLAIMS,
                couldNotVerify()
                        .replace("{\"name\": \"Reuters\"}, \"wording\"", "null, \"wording\"")
                        .replace("UNVERIFIED", "MIXED"));
    }

    private ResultActions publish(String claim, String body) throws Exception {
        return perform(
                onTopOf(claim, claim + "/publication")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    private ResultActions delete(String path, String seen) throws Exception {
        return perform(request(HttpMethod.DELETE, path).header("If-Match", etag(seen)));
    }
}
