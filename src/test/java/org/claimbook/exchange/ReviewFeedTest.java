package org.claimbook.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.claimbook.WholeClaimTest;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The DataFeed that search engines and aggregators read.
class ReviewFeedTest extends WholeClaimTest {

    private static final String FEED = "/api/v1/export/claim-reviews.json";

    private JsonNode elements(String query) throws Exception {
        return answer(200, anonymously(FEED + query)).path("dataFeedElement");
    }

    private static List<String> reviewed(JsonNode elements) {
        return texts(
                elements,
                element ->
                        element.path("item").isNull()
                                ? "gone " + id(element.path("url").asString())
                                : element.path("item").path(0).path("claimReviewed").asString());
    }

    private String published(String statement, String status) throws Exception {
        String claim =
                created(
                        CLAIMS,
                        claim(
                                statement,
                                "\"verifications\": [{\"status\": \"%s\"}]".formatted(status)));
        perform(onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
        return claim;
    }

    private void withdraw(String claim) throws Exception {
        perform(request(HttpMethod.DELETE, claim + "/publication").header("If-Match", etag(claim)))
                .andExpect(status().isNoContent());
    }

    @Test
    void everyTermIsOneOfSchemaOrgs() throws Exception {
        created(CLAIMS, couldNotVerify());
        withdraw(published("One.", "DISPUTED"));
        published("Two.", "DISPUTED");
        perform(request(HttpMethod.GET, FEED))
                .andExpect(header().string("Content-Type", "application/ld+json"));
        ObjectNode feed = (ObjectNode) answer(200, anonymously(FEED));
        feed.path("dataFeedElement")
                .forEach(element -> {
                    if (element.path("item").isNull()) {
                        ((ObjectNode) element).remove("item");
                    } else {
                        ((ObjectNode) element.path("item").path(0)).remove("@context");
                    }
                });
        assertThat(feed.path("dataFeedElement")).hasSize(2);
        assertThat(SchemaOrg.wrongIn(feed)).isEmpty();
    }

    @Test
    void thePublicReadsTheDesksOwnAndReadersWhateverSpeaks() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        perform(onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
        published("Ours.", "DISPUTED");
        created(CLAIMS, claim("Hidden.", "\"verifications\": [{\"status\": \"DISPUTED\"}]"));
        assertThat(reviewed(elements(""))).containsExactly("Ours.");
        JsonNode all = read(FEED).path("dataFeedElement");
        assertThat(reviewed(all)).hasSize(3).contains("Hidden.");
        JsonNode others = all.path(0).path("item").path(0);
        assertThat(others.path("author").path("name").asString()).isEqualTo("Reuters");
        assertThat(others.path("sdPublisher").path("name").asString()).isEqualTo("Our desk");
        assertThat(others.path("identifier").asString()).isEqualTo(id(claim));
        assertThat(reviewed(read(FEED + "?verifier=Reuters").path("dataFeedElement"))).hasSize(1);
        anonymously(FEED + "?workState=NEW").andExpect(status().isUnauthorized());
        get(FEED + "?nothing=1").andExpect(status().isBadRequest());
    }

    @Test
    void whatIsReviewedNoMoreLeavesATombstone() throws Exception {
        String withdrawn = published("Withdrawn.", "DISPUTED");
        String taken = published("Taken back.", "DISPUTED");
        String stays = published("Stays.", "DISPUTED");
        String never =
                created(
                        CLAIMS,
                        claim("Never public.", "\"verifications\": [{\"status\": \"DISPUTED\"}]"));
        String before = read(stays).path("updatedAt").asString();
        withdraw(withdrawn);
        String finding = read(taken).path("verifications").path(0).path("id").asString();
        created(
                taken + "/verifications",
                "{\"voids\": \"%s\", \"rationale\": \"Wrong.\"}".formatted(finding));
        assertThat(reviewed(elements("")))
                .containsExactly("Stays.", "gone " + id(withdrawn), "gone " + id(taken));
        assertThat(reviewed(elements("?changedAfter=" + before)))
                .containsExactly("gone " + id(withdrawn), "gone " + id(taken));
        assertThat(reviewed(elements("?status=DISPUTED"))).containsExactly("Stays.");
        assertThat(elements("").toString()).doesNotContain(id(never), "Withdrawn.");
        perform(
                        onTopOf(never, never + "/merge")
                                .contentType("application/json")
                                .content("{\"into\": \"%s\"}".formatted(id(stays))))
                .andExpect(status().isOk());
        assertThat(reviewed(read(FEED).path("dataFeedElement"))).contains("gone " + id(never));
        assertThat(elements("").toString()).doesNotContain(id(never));
    }

    @Test
    void aLaterCheckThatSaysTheSameMovesNoDate() throws Exception {
        String claim = published("Ours.", "DISPUTED");
        String first = elements("").path(0).path("item").path(0).path("datePublished").asString();
        postAs(Role.EDITOR, claim + "/comments", "{\"text\": \"Tried again, nothing new.\"}")
                .andExpect(status().isCreated());
        patch(claim, "{\"workState\": \"CLOSED\"}").andExpect(status().isOk());
        JsonNode again = elements("").path(0).path("item").path(0);
        assertThat(again.path("datePublished").asString()).isEqualTo(first);
    }
}
