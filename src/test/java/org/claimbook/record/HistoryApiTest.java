package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import org.claimbook.WholeClaimTest;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

class HistoryApiTest extends WholeClaimTest {

    @Test
    void anEditIsKeptWithBeforeAfterAndWhy() throws Exception {
        String claim = created(CLAIMS, claim("It is so.", "\"place\": \"Kursk\""));
        as(
                        Role.EDITOR,
                        request(HttpMethod.PATCH, claim)
                                .header("If-Match", etag(claim))
                                .header("Change-Note", "The report was corrected")
                                .contentType("application/merge-patch+json")
                                .content("{\"place\": \"Kursk region\", \"language\": \"en\"}"))
                .andExpect(status().isOk());
        JsonNode change = history(claim).getFirst();
        assertThat(change.path("by").asString()).isEqualTo("the-editor");
        assertThat(change.path("action").asString()).isEqualTo("CHANGED");
        assertThat(change.path("at").asString()).isNotEmpty();
        assertThat(change.path("note").asString()).isEqualTo("The report was corrected");
        assertThat(change.path("subject"))
                .isEqualTo(json("{\"kind\": \"CLAIM\", \"id\": \"%s\"}".formatted(id(claim))));
        assertThat(change.path("changes"))
                .isEqualTo(
                        json(
                                """
                                {"place": {"after": "Kursk region", "before": "Kursk"}, "language": {"after": "en"}}
                                """));
    }

    @Test
    void everyWriteToAClaimAndItsPartsShows() throws Exception {
        String claim = created(CLAIMS, claim("It is so."));
        String appearance =
                created(claim + "/appearances", appearance("blew himself up with a grenade"));
        post(appearance + "/withdrawal", "{\"how\": \"RETRACTED\"}");
        put(appearance, appearance("Nobody saw it."));
        String finding =
                created(
                        claim + "/verifications",
                        "{\"status\": \"CONFIRMED\", \"evidence\": [{\"kind\": \"LINK\", \"stance\": \"SUPPORTS\"}]}");
        as(Role.REVIEWER, onTopOf(finding, finding + "/sign-off")).andExpect(status().isOk());
        created(claim + "/responses", "{\"party\": {\"name\": \"Kyiv\"}, \"outcome\": \"DENIED\"}");
        String other = created(CLAIMS, claim("Another."));
        String link =
                created(
                        claim + "/links",
                        "{\"to\": \"%s\", \"type\": \"RELATED\"}".formatted(id(other)));
        delete(link);
        created(claim + "/comments", "{\"text\": \"Ask again.\"}");
        as(Role.REVIEWER, onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
        perform(request(HttpMethod.DELETE, claim + "/publication").header("If-Match", etag(claim)));
        delete(appearance);
        assertThat(history(claim))
                .extracting(change ->
                        change.path("action").asString()
                                + " "
                                + change.path("subject").path("kind").asString())
                .containsExactly(
                        "REMOVED APPEARANCE",
                        "UNPUBLISHED CLAIM",
                        "PUBLISHED CLAIM",
                        "CREATED COMMENT",
                        "REMOVED LINK",
                        "CREATED LINK",
                        "CREATED RESPONSE",
                        "SIGNED_OFF VERIFICATION",
                        "CREATED VERIFICATION",
                        "CHANGED APPEARANCE",
                        "WITHDRAWN APPEARANCE",
                        "CREATED APPEARANCE",
                        "CREATED CLAIM");
    }

    @Test
    void aMovedQuoteShowsFromWhereToWhere() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        created(report + "/revisions", "{\"text\": \"Corrected. %s\"}".formatted(REPORT_TEXT));
        JsonNode moved = history(claim).getFirst();
        assertThat(moved.path("subject").path("kind").asString()).isEqualTo("APPEARANCE");
        assertThat(moved.path("changes").path("start"))
                .isEqualTo(json("{\"after\": 29, \"before\": 18}"));
    }

    @Test
    void sourcesHaveTheNamesThatEverybodyMayRead() throws Exception {
        String minister =
                id(
                        created(
                                "/api/v1/sources",
                                """
                                {"name": "Xanthippe Quagmire", "disclosure": "CONFIDENTIAL", "description": "a minister"}
                                """));
        String claim =
                created(
                        CLAIMS,
                        """
                        {"statement": "It is so.",
                         "appearances": [{"reportId": "%s", "chain": [{"source": {"id": "%s"}, "verb": "SAID"},
                                          {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}],
                         "responses": [{"party": {"id": "%s"}, "outcome": "DENIED"}]}
                        """
                                .formatted(id(report), minister, minister));
        List<JsonNode> history = history(claim);
        JsonNode party = history.getFirst().path("changes").path("party").path("after");
        assertThat(party)
                .isEqualTo(
                        json(
                                """
                                {"id": "%s", "name": "a minister", "kind": "UNKNOWN", "disclosure": "CONFIDENTIAL"}
                                """
                                        .formatted(minister)));
        JsonNode chain = history.get(1).path("changes").path("chain").path("after");
        assertThat(texts(chain, hop -> hop.path("source").path("name").asString()))
                .containsExactly("a minister", "Reuters");
        assertThat(chain.path(0).propertyNames()).containsExactlyInAnyOrder("source", "verb");
        assertThat(history.toString()).doesNotContain("Quagmire");
    }

    @Test
    void whatWasDoneToAMergedClaimShowsInTheHistoryOfTheOther() throws Exception {
        String claim = created(CLAIMS, claim("It is so."));
        String other = created(CLAIMS, claim("It is."));
        created(claim + "/comments", "{\"text\": \"The same as the other?\"}");
        perform(
                        onTopOf(claim, claim + "/merge")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"into\": \"%s\"}".formatted(id(other))))
                .andExpect(status().isOk());
        assertThat(history(other))
                .extracting(change ->
                        change.path("action").asString()
                                + " "
                                + (change.has("mergedFrom")
                                        ? change.path("mergedFrom").asString()
                                        : "itself"))
                .containsExactly(
                        "MERGED itself",
                        "MERGED " + id(claim),
                        "CREATED " + id(claim),
                        "CREATED itself",
                        "CREATED " + id(claim));
        assertThat(read(other + "/comments").path("items")).hasSize(1);
        get(claim + "/history").andExpect(status().isPermanentRedirect());
        get(claim + "/comments").andExpect(status().isPermanentRedirect());
        post(claim + "/comments", "{\"text\": \"Yes.\"}").andExpect(status().isConflict());
    }

    @Test
    void aWaiverShowsWithItsReason() throws Exception {
        String claim = created(CLAIMS, claim("It is so."));
        perform(
                onTopOf(claim, claim + "/publication")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"waiver\": \"The office no longer exists.\"}"));
        assertThat(history(claim).getFirst().path("changes"))
                .isEqualTo(json("{\"waiver\": {\"after\": \"The office no longer exists.\"}}"));
    }

    @Test
    void whatIsRefusedLeavesNoTrace() throws Exception {
        String claim = created(CLAIMS, claim("It is so."));
        post(claim + "/verifications", "{\"status\": \"CONFIRMED\"}").andExpect(status().is(422));
        patch(claim, "{\"statement\": \"It is so.\"}").andExpect(status().isOk());
        assertThat(history(claim)).hasSize(1);
    }

    @Test
    void thousandChangesAreReadPageByPageNewestFirst() throws Exception {
        String claim = created(CLAIMS, claim("It is so."));
        String other = created(CLAIMS, claim("Another."));
        changes(claim, 1000);
        changes(other, 3);
        List<String> numbers =
                history(claim).stream()
                        .map(change -> change.path("changes").path("n").path("after").asString())
                        .toList();
        List<String> expected = new ArrayList<>();
        for (int number = 1000; number > 0; number--) {
            expected.add(String.valueOf(number));
        }
        assertThat(numbers.subList(0, 1000)).isEqualTo(expected);
        assertThat(numbers).hasSize(1001);
    }

    @Test
    void thoseWhoMayReadTheClaimReadItsHistory() throws Exception {
        String claim = created(CLAIMS, claim("It is so."));
        as(Role.READER, request(HttpMethod.GET, claim + "/history")).andExpect(status().isOk());
        perform(onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
        anonymously(claim + "/history").andExpect(status().isUnauthorized());
        get(CLAIMS + "/" + NOBODY + "/history").andExpect(status().isNotFound());
        get(claim + "/history?cursor=x").andExpect(status().isBadRequest());
    }

    private void changes(String claim, int many) {
        database.sql(
                        """
                        insert into audit_event (id, at, actor, action, subject_kind, subject_id, claim_id, changes)
                        select uuidv7(), now(), 'mia', 'CHANGED', 'CLAIM', cast(:claim as uuid), cast(:claim as uuid),
                               jsonb_build_object('n', jsonb_build_object('after', n))
                        from generate_series(1, :many) n order by n
                        """)
                .param("claim", id(claim))
                .param("many", many)
                .update();
    }

    /// All pages of it.
    private List<JsonNode> history(String claim) throws Exception {
        List<JsonNode> changes = new ArrayList<>();
        String next = claim + "/history?limit=200";
        while (!next.isEmpty()) {
            JsonNode page = read(next);
            page.path("items").forEach(changes::add);
            next = page.path("next").asString("").replace("http://localhost", "");
        }
        return changes;
    }
}
