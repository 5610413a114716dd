package org.claimbook.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.claimbook.WholeClaimTest;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class CommentApiTest extends WholeClaimTest {

    private String claim = "";
    private String comments = "";

    @BeforeEach
    void aClaim() throws Exception {
        claim = created(CLAIMS, claim("It is so."));
        comments = claim + "/comments";
    }

    @Test
    void anEditorCommentsAndAReaderReads() throws Exception {
        JsonNode comment =
                answer(
                        201,
                        postAs(Role.EDITOR, comments, "{\"text\": \"Call the mission again.\"}"));
        assertThat(comment.path("text").asString()).isEqualTo("Call the mission again.");
        assertThat(comment.path("recordedBy").asString()).isEqualTo("the-editor");
        String one = comments + "/" + comment.path("id").asString();
        as(Role.READER, request(HttpMethod.GET, one))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", comment.path("etag").asString()));
        as(Role.READER, request(HttpMethod.GET, comments))
                .andExpect(jsonPath("$.items", hasSize(1)));
        postAs(Role.READER, comments, "{\"text\": \"No.\"}").andExpect(status().isForbidden());
        anonymously(comments).andExpect(status().isUnauthorized());
    }

    @Test
    void aCommentLeavesTheClaimAsItIs() throws Exception {
        JsonNode before = read(claim);
        created(comments, "{\"text\": \"Hm.\"}");
        assertThat(read(claim)).isEqualTo(before);
    }

    @Test
    void theNewestComesFirstPageByPage() throws Exception {
        List<String> written = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            created(comments, "{\"text\": \"%d\"}".formatted(number));
            written.addFirst(String.valueOf(number));
        }
        List<String> seen = new ArrayList<>();
        String next = comments + "?limit=2";
        while (!next.isEmpty()) {
            JsonNode page = read(next);
            seen.addAll(texts(page.path("items"), item -> item.path("text").asString()));
            next = page.path("next").asString("").replace("http://localhost", "");
        }
        assertThat(seen).isEqualTo(written);
        get(comments + "?limit=0").andExpect(status().isBadRequest());
        get(comments + "?q=x").andExpect(status().isBadRequest());
    }

    @Test
    void aCommentSaysSomethingAndNotTooMuch() throws Exception {
        assertThat(errors(post(comments, "{}"))).containsExactly("/text required");
        assertThat(errors(post(comments, "{\"text\": \" \\u00a0\"}")))
                .containsExactly("/text required");
        String most = String.join("", Collections.nCopies(10_000, "😀"));
        created(comments, "{\"text\": \"%s\"}".formatted(most));
        assertThat(errors(post(comments, "{\"text\": \"%sx\"}".formatted(most))))
                .containsExactly("/text too-long");
        assertThat(errors(post(comments, "{\"text\": \"A.\", \"recordedBy\": \"me\"}")))
                .containsExactly("/recordedBy read-only");
        post(comments, "{\"note\": \"A.\"}").andExpect(status().isBadRequest());
    }

    @Test
    void onlyWhatIsThereIsCommentedOn() throws Exception {
        String nobody = CLAIMS + "/" + NOBODY + "/comments";
        post(nobody, "{\"text\": \"A.\"}").andExpect(status().isNotFound());
        get(nobody).andExpect(status().isNotFound());
        String comment = created(comments, "{\"text\": \"A.\"}");
        String other = created(CLAIMS, claim("Another."));
        get(other + "/comments/" + id(comment)).andExpect(status().isNotFound());
        delete(claim).andExpect(status().isNoContent());
        post(comments, "{\"text\": \"A.\"}").andExpect(status().isNotFound());
        get(comments).andExpect(status().isNotFound());
        get(comment).andExpect(status().isNotFound());
    }
}
