package org.claimbook.claim;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.claimbook.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class LinkApiTest extends ApiTest {

    private UUID newer = new UUID(0, 0);
    private UUID older = new UUID(0, 0);

    @BeforeEach
    void twoClaims() {
        newer = claims.record("Two soldiers died.");
        older = claims.record("One soldier died.");
    }

    @Test
    void aLinkIsAddedReadFromBothEndsAndRemoved() throws Exception {
        String link = created(links(newer), to(older, "UPDATES"));
        get(link)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.from.id").value(newer.toString()))
                .andExpect(jsonPath("$.to.statement").value("One soldier died."));
        get(links(older))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].etag").exists());
        perform(request(HttpMethod.GET, link).header("If-None-Match", etag(link)))
                .andExpect(status().isNotModified());
        perform(request(HttpMethod.DELETE, link)).andExpect(status().is(428));
        delete(link).andExpect(status().isNoContent());
        get(link).andExpect(status().isNotFound());
    }

    @Test
    void theSameLinkIsMadeOnce() throws Exception {
        created(links(newer), to(older, "RELATED"));
        post(links(newer), to(older, "RELATED"))
                .andExpect(status().isConflict())
                .andExpect(header().doesNotExist("Location"))
                .andExpect(jsonPath("$.code").value("link-exists"));
    }

    @Test
    void updatesHaveNoCircles() throws Exception {
        created(links(newer), to(older, "UPDATES"));
        post(links(older), to(newer, "UPDATES"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/to"))
                .andExpect(jsonPath("$.errors[0].code").value("cycle"));
    }

    @Test
    void aLinkLeadsToAnotherClaim() throws Exception {
        post(links(newer), to(newer, "RELATED"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("to-itself"));
        post(links(newer), to(UUID.fromString(NOBODY), "RELATED"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("unknown-claim"));
        post(links(newer), "{}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[*].pointer", containsInAnyOrder("/to", "/type")));
        get(links(newer)).andExpect(jsonPath("$.items", hasSize(0)));
    }

    private static String links(UUID claim) {
        return "/api/v1/claims/%s/links".formatted(claim);
    }

    private static String to(UUID claim, String type) {
        return "{\"to\": \"%s\", \"type\": \"%s\"}".formatted(claim, type);
    }
}
