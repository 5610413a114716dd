package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/// Where a source is named that was merged, and what follows for the claims that name it.
class MergedSourceTest extends MergeTest {

    @Test
    void itShowsAndCountsAsTheTargetWhereverItIsNamed() throws Exception {
        String one = source("RTRS");
        String other = source("Reuters");
        String child =
                created(
                        SOURCES,
                        "{\"name\": \"A reporter\", \"parent\": {\"id\": \"%s\"}}"
                                .formatted(id(one)));
        String claim =
                created(
                        CLAIMS,
                        claim(
                                "A.",
                                "\"appearances\": [%s, %s, %s]"
                                        .formatted(chain(one), chain(other), chain(child)),
                                finding("RTRS", "UNVERIFIED", "2024-01-01"),
                                "\"responses\": [{\"party\": {\"name\": \"X\"}, \"askedBy\": {\"name\": \"RTRS\"}, \"outcome\": \"DENIED\"}]"));
        String text =
                created(
                        "/api/v1/reports",
                        "{\"title\": \"R\", \"publisher\": {\"id\": \"%s\"}}".formatted(id(one)));
        assertThat(read(claim).path("independentOrigins").asInt()).isEqualTo(2);
        merged(one, other);
        JsonNode now = read(claim);
        assertThat(now.path("independentOrigins").asInt()).isEqualTo(1);
        assertThat(now.path("status").path("line").asString())
                .isEqualTo("Reuters could not verify; denied by X");
        assertThat(now.toString()).doesNotContain("RTRS", id(one));
        assertThat(read(child).path("parent").path("id").asString()).isEqualTo(id(other));
        assertThat(read(child).path("family").path("id").asString()).isEqualTo(id(other));
        assertThat(read(text).path("publisher").path("name").asString()).isEqualTo("Reuters");
        for (String name : List.of(id(one), id(other), "RTRS", "Reuters")) {
            for (String filter : List.of("source", "origin", "carrier", "verifier", "foundBy")) {
                get(CLAIMS + "?" + filter + "=" + name).andExpect(jsonPath("$.items", hasSize(1)));
            }
        }
        for (String source : List.of(one, other)) {
            get("/api/v1/reports?source=" + id(source)).andExpect(jsonPath("$.items", hasSize(1)));
            get(SOURCES + "?family=" + id(source)).andExpect(jsonPath("$.items", hasSize(2)));
        }
        get(CLAIMS + "?q=Reuters").andExpect(jsonPath("$.items", hasSize(1)));
    }

    @Test
    void aRequestThatGivesTheOldIdMeansTheTarget() throws Exception {
        String one = source("RTRS");
        String other = source("Reuters");
        merged(one, other);
        String mention = "{\"id\": \"%s\", \"name\": \"RTRS\"}".formatted(id(one));
        String claim =
                created(
                        CLAIMS,
                        claim(
                                "A.",
                                "\"appearances\": [%s]".formatted(chain("X", one)),
                                "\"verifications\": [{\"status\": \"UNVERIFIED\", \"verifier\": %s}]"
                                        .formatted(mention),
                                "\"responses\": [{\"party\": %s, \"outcome\": \"DENIED\"}]"
                                        .formatted(mention)));
        created(SOURCES, "{\"name\": \"Its child\", \"parent\": %s}".formatted(mention));
        for (String column :
                List.of(
                        "source_id from hop where position = 1",
                        "verifier_id from verification",
                        "party_id from response",
                        "parent_id from source where name = 'Its child'")) {
            assertThat(database.sql("select " + column).query((row, _) -> row.getString(1)).list())
                    .as(column)
                    .containsOnly(id(other));
        }
        assertThat(errors(post(claim + "/appearances", chain(one, other))))
                .containsExactly("/chain/1/source twice-in-a-row");
    }

    @Test
    void aSourceMovesWithTheFamilyOfItsTarget() throws Exception {
        String ministry = source("Ministry");
        String army = child("Army", ministry);
        String forces = source("Armed forces");
        String unit = child("Unit", forces);
        merged(forces, army);
        assertThat(read(unit).path("family").path("id").asString()).isEqualTo(id(ministry));
        assertThat(read(unit).path("parent").path("name").asString()).isEqualTo("Army");
    }

    @Test
    void aDenialIsClosedByTheSameParty() throws Exception {
        String one = source("DPRK");
        String other = source("North Korea");
        String claim =
                created(
                        CLAIMS,
                        claim(
                                "A.",
                                "\"responses\": [{\"party\": {\"name\": \"DPRK\"}, \"outcome\": \"DENIED\", \"respondedAt\": \"2024-01-01\"},"
                                        + " {\"party\": {\"name\": \"North Korea\"}, \"outcome\": \"CONFIRMED\", \"respondedAt\": \"2024-01-02\"}]"));
        String untouched =
                created(
                        CLAIMS,
                        claim(
                                "B.",
                                "\"responses\": [{\"party\": {\"name\": \"DPRK\"}, \"outcome\": \"DENIED\"}]"));
        String seen = etag(claim);
        String version = read(untouched).path("updatedAt").asString();
        assertThat(read(claim).path("status").path("code").asString()).isEqualTo("DISPUTED");
        merged(one, other);
        assertThat(read(claim).path("status").path("code").asString()).isEqualTo("UNCHECKED");
        get(CLAIMS + "?status=UNCHECKED").andExpect(jsonPath("$.items", hasSize(1)));
        get(CLAIMS + "?status=DISPUTED").andExpect(jsonPath("$.items", hasSize(1)));
        assertThat(read(untouched).path("status").path("line").asString())
                .isEqualTo("Denied by North Korea");
        assertThat(read(untouched).path("updatedAt").asString()).isEqualTo(version);
        perform(
                        request(HttpMethod.PATCH, claim)
                                .header("If-Match", seen)
                                .contentType("application/merge-patch+json")
                                .content("{\"place\": \"Kursk\"}"))
                .andExpect(status().isPreconditionFailed());
    }

    @Test
    void whatOneTookBackTheOtherSaidToo() throws Exception {
        String one = source("RTRS");
        String other = source("Reuters");
        String claim =
                created(
                        CLAIMS,
                        claim(
                                "A.",
                                "\"appearances\": [%s, %s]".formatted(chain(one), chain(other))));
        String first = read(claim).path("appearances").path(0).path("id").asString();
        created(claim + "/appearances/" + first + "/withdrawal", "{\"how\": \"RETRACTED\"}");
        assertThat(read(claim).path("status").path("code").asString()).isEqualTo("ATTRIBUTED");
        merged(one, other);
        assertThat(read(claim).path("status").path("line").asString())
                .isEqualTo("Retracted by Reuters");
        get(CLAIMS + "?status=RETRACTED").andExpect(jsonPath("$.items", hasSize(1)));
        String second = read(claim).path("appearances").path(1).path("id").asString();
        created(
                claim + "/appearances/" + second + "/withdrawal",
                "{\"how\": \"DELETED\", \"by\": {\"id\": \"%s\"}}".formatted(id(one)));
    }

    @Test
    void theTargetTakesBackWhatTheMergedOneFound() throws Exception {
        String one = source("RTRS");
        String other = source("Reuters");
        String claim = found("A.", "RTRS", "UNVERIFIED", "2024-01-01");
        String finding = read(claim).path("verifications").path(0).path("id").asString();
        merged(one, other);
        created(
                claim + "/verifications",
                "{\"verifier\": {\"id\": \"%s\"}, \"voids\": \"%s\", \"rationale\": \"R.\"}"
                        .formatted(id(other), finding));
        assertThat(read(claim).path("status").path("code").asString()).isEqualTo("UNCHECKED");
    }
}
