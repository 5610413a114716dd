package org.claimbook.search;

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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class SavedSearchApiTest extends WholeClaimTest {

    private static final String SEARCHES = "/api/v1/searches";

    private String saved(String query) throws Exception {
        return created(SEARCHES, "{\"name\": \"Mine\", \"query\": \"%s\"}".formatted(query));
    }

    @Test
    void itSaysHowMuchChangedSinceOneLooked() throws Exception {
        created(CLAIMS, claim("An old grenade."));
        String search = saved("q=grenade&status=UNCHECKED&sort=-created");
        assertThat(read(search).path("unseen").asLong()).isZero();
        created(CLAIMS, claim("A new grenade."));
        created(CLAIMS, claim("A bullet."));
        String news = created(CLAIMS, claim("Another grenade."));
        assertThat(read(search).path("unseen").asLong()).isEqualTo(2);
        assertThat(read(SEARCHES).path("items").path(0).path("unseen").asLong()).isEqualTo(2);
        String looked = read(news).path("updatedAt").asString();
        patch(search, "{\"seenAt\": \"%s\"}".formatted(looked)).andExpect(status().isOk());
        JsonNode seen = read(search);
        assertThat(seen.path("unseen").asLong()).isZero();
        assertThat(seen.path("seenAt").asString()).isEqualTo(looked);
        patch(news, "{\"place\": \"Kursk\"}").andExpect(status().isOk());
        assertThat(read(search).path("unseen").asLong()).isEqualTo(1);
    }

    @Test
    void aLookIsNoNewsForTheAudit() throws Exception {
        String search = saved("");
        patch(search, "{\"seenAt\": \"2025-01-01T00:00:00Z\"}").andExpect(status().isOk());
        assertThat(count("audit_event where subject_kind = 'SAVED_SEARCH'")).isEqualTo(1);
        patch(search, "{\"name\": \"Other\"}").andExpect(jsonPath("$.name").value("Other"));
        delete(search).andExpect(status().isNoContent());
        get(search).andExpect(status().isNotFound());
        assertThat(count("audit_event where subject_kind = 'SAVED_SEARCH'")).isEqualTo(3);
    }

    @Test
    void nobodySeesTheSearchesOfOthers() throws Exception {
        String search = saved("kind=FACT");
        as(Role.READER, request(HttpMethod.GET, search)).andExpect(status().isNotFound());
        as(Role.READER, request(HttpMethod.GET, SEARCHES))
                .andExpect(jsonPath("$.items", hasSize(0)));
        as(
                        Role.READER,
                        request(HttpMethod.DELETE, search)
                                .header(HttpHeaders.IF_MATCH, etag(search)))
                .andExpect(status().isNotFound());
        postAs(Role.READER, SEARCHES, "{\"name\": \"Own\", \"query\": \"q=a\"}")
                .andExpect(status().isCreated());
        anonymously(SEARCHES).andExpect(status().isUnauthorized());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stauts=UNVERIFIED",
                "status=TRUE",
                "cursor=x",
                "limit=5",
                "sort=status",
                "sort=relevance",
                "q=%",
                "=",
                "&",
                "asOf=2999-01-01T00:00:00Z"
            })
    void aQueryThatTheListWouldRefuseIsNotSaved(String query) throws Exception {
        assertThat(
                        errors(
                                post(
                                        SEARCHES,
                                        "{\"name\": \"Mine\", \"query\": \"%s\"}"
                                                .formatted(query))))
                .singleElement()
                .asString()
                .startsWith("/query ");
    }

    @Test
    void theShapeIsChecked() throws Exception {
        assertThat(errors(post(SEARCHES, "{\"name\": \" \", \"query\": null}"))).hasSize(2);
        assertThat(
                        errors(
                                post(
                                        SEARCHES,
                                        "{\"name\": \"a\", \"query\": \"\", \"seenAt\": \"2999-01-01T00:00:00Z\"}")))
                .containsExactly("/seenAt in-the-future");
        assertThat(errors(post(SEARCHES, "{\"name\": \"a\", \"query\": \"\", \"unseen\": 3}")))
                .containsExactly("/unseen read-only");
    }

    @Test
    void pagesGoOn() throws Exception {
        for (int number = 0; number < 3; number++) {
            saved("kind=FACT");
        }
        JsonNode page = read(SEARCHES + "?limit=2");
        assertThat(page.path("items")).hasSize(2);
        String next = page.path("next").asString().replaceFirst("^http://localhost", "");
        assertThat(readEncoded(next).path("items")).hasSize(1);
    }
}
