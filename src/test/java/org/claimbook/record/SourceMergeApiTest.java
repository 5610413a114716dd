package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/// What a source is once another was merged into it, and where the other is named.
class SourceMergeApiTest extends MergeTest {

    private static final String OUTLET = "{\"name\": \"%s\", \"kind\": \"%s\", \"aliases\": [%s]}";

    @Test
    void theOldIdLeadsThereAndIsNotWrittenTo() throws Exception {
        String one = source("RTRS");
        String other = source("Reuters");
        String last = source("Thomson Reuters");
        merged(one, other);
        get(one).andExpect(status().isPermanentRedirect())
                .andExpect(header().string("Location", "http://localhost" + other));
        merged(other, last);
        get(one).andExpect(header().string("Location", "http://localhost" + last));
        for (var write :
                List.of(
                        request(HttpMethod.DELETE, one),
                        request(HttpMethod.PATCH, one)
                                .contentType("application/merge-patch+json")
                                .content("{\"country\": \"GB\"}"),
                        request(HttpMethod.POST, one + "/merge")
                                .contentType("application/json")
                                .content("{\"into\": \"%s\"}".formatted(id(other))))) {
            perform(write.header("If-Match", "*"))
                    .andExpect(status().isConflict())
                    .andExpect(jsonPath("$.code").value("merged"))
                    .andExpect(jsonPath("$.ids[0]").value(id(last)));
        }
        assertThat(texts(read(SOURCES).path("items"), item -> item.path("name").asString()))
                .containsExactlyInAnyOrder("Our desk", "Thomson Reuters");
    }

    @Test
    void anAdministratorMergesOnTopOfWhatTheyRead() throws Exception {
        String one = source("A");
        String other = source("B");
        String into = "{\"into\": \"%s\"}".formatted(id(other));
        postAs(Role.REVIEWER, one + "/merge", into).andExpect(status().isForbidden());
        post(one + "/merge", into).andExpect(status().is(428));
        merge(one, other, "\"99-0\"").andExpect(status().isPreconditionFailed());
        assertThat(errors(merge(one, one))).containsExactly("/into into-itself");
        assertThat(errors(merge(one, "/" + NOBODY))).containsExactly("/into unknown-source");
        merge("/api/v1/sources/" + NOBODY, one, "*").andExpect(status().isNotFound());
        String third = source("C");
        merged(one, other);
        merge(third, one)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("merged"))
                .andExpect(jsonPath("$.ids[0]").value(id(other)));
        merge(other, one).andExpect(status().isConflict());
    }

    @ParameterizedTest
    @CsvSource({
        "Reuters news, , OUTLET",
        "reuters NEWS, , OUTLET",
        "Reuters news, ACCOUNT, OUTLET",
        "@reuters, , OUTLET",
        "Reuters news, ACCOUNT, ACCOUNT"
    })
    void whoLooksForTheOldNameFindsTheTarget(String name, String kind, String targets)
            throws Exception {
        String one = created(SOURCES, OUTLET.formatted("Reuters news", "ACCOUNT", "\"@reuters\""));
        String other = created(SOURCES, OUTLET.formatted("Reuters", targets, "\"RTR\""));
        JsonNode target = merged(one, other);
        assertThat(texts(target.path("aliases"), JsonNode::asString))
                .containsExactly("RTR", "Reuters news", "@reuters");
        String named =
                kind == null
                        ? "{\"name\": \"%s\"}".formatted(name)
                        : "{\"name\": \"%s\", \"kind\": \"%s\"}".formatted(name, kind);
        String claim =
                created(
                        CLAIMS,
                        claim(
                                "A.",
                                "\"responses\": [{\"party\": %s, \"outcome\": \"DENIED\"}]"
                                        .formatted(named)));
        assertThat(read(claim).path("responses").path(0).path("party").path("id").asString())
                .isEqualTo(id(other));
        post(SOURCES, "{\"name\": \"Reuters news\", \"kind\": \"ACCOUNT\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.ids", hasSize(1)))
                .andExpect(jsonPath("$.ids[0]").value(id(other)));
        patch(other, "{\"name\": \"Reuters news\", \"aliases\": []}").andExpect(status().isOk());
        patch(other, "{\"name\": \"Reuters\"}").andExpect(status().isOk());
        created(SOURCES, "{\"name\": \"Reuters news\", \"kind\": \"ACCOUNT\"}");
    }

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
    void noChainNamesOneSourceTwiceInARow() throws Exception {
        String one = source("RTRS");
        String other = source("Reuters");
        String wrong = through("X", "RTRS", "Reuters");
        String also = through("Reuters", "RTRS");
        through("RTRS", "X", "Reuters");
        JsonNode before = read(wrong);
        JsonNode problem = answer(409, merge(one, other));
        assertThat(problem.path("code").asString()).isEqualTo("twice-in-a-row");
        assertThat(texts(problem.path("ids"), JsonNode::asString))
                .containsExactlyInAnyOrder(id(wrong), id(also));
        assertThat(read(wrong)).isEqualTo(before);
        get(one).andExpect(status().isOk()).andExpect(jsonPath("$.name").value("RTRS"));
        for (String claim : List.of(wrong, also)) {
            delete(
                            claim
                                    + "/appearances/"
                                    + read(claim).path("appearances").path(0).path("id").asString())
                    .andExpect(status().isNoContent());
        }
        merged(one, other);
    }

    @Test
    void parentsMakeNoCircle() throws Exception {
        String top = source("Top");
        String middle = child("Middle", top);
        String low = child("Low", middle);
        JsonNode problem = answer(409, merge(top, low));
        assertThat(problem.path("code").asString()).isEqualTo("cycle");
        assertThat(texts(problem.path("ids"), JsonNode::asString))
                .containsExactly(id(low), id(middle), id(top));
        get(top).andExpect(status().isOk());
        merged(low, top);
        merged(middle, top);
        get(low).andExpect(header().string("Location", "http://localhost" + top));
    }

    private String child(String name, String parent) throws Exception {
        return created(
                SOURCES,
                "{\"name\": \"%s\", \"parent\": {\"id\": \"%s\"}}".formatted(name, id(parent)));
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

    @ParameterizedTest
    @CsvSource({
        "CONFIDENTIAL, NAMED",
        "NAMED, CONFIDENTIAL",
        "UNNAMED, NAMED",
        "NAMED, UNNAMED",
        "CONFIDENTIAL, UNNAMED",
        "UNDISCLOSED, UNNAMED"
    })
    void onlyWhoIsDisclosedAlikeIsMerged(String one, String other) throws Exception {
        merge(disclosed(one, "a minister"), disclosed(other, "a lawmaker"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("disclosure-differs"));
    }

    @ParameterizedTest
    @CsvSource({"NAMED", "UNNAMED", "CONFIDENTIAL", "UNDISCLOSED"})
    void whoIsDisclosedAlikeIsMerged(String disclosure) throws Exception {
        String one = disclosed(disclosure, "a minister");
        String other = disclosed(disclosure, "a lawmaker");
        merged(one, other);
        get(one).andExpect(header().string("Location", "http://localhost" + other));
    }

    @Test
    void theSealedRecordGoesToWhomeverHasNone() throws Exception {
        String one =
                created(
                        SOURCES,
                        "{\"disclosure\": \"CONFIDENTIAL\", \"description\": \"a minister\", \"name\": \"Secret\"}");
        String other = disclosed("CONFIDENTIAL", "the same minister");
        JsonNode target = merged(one, other);
        assertThat(target.toString()).doesNotContain("Secret");
        assertThat(
                        database.sql("select source_id::text from source_protected")
                                .query((row, _) -> row.getString(1))
                                .list())
                .containsExactly(id(other));
        assertThat(count("audit_event where changes::text like '%Secret%'")).isZero();
    }

    private String disclosed(String disclosure, String name) throws Exception {
        return created(
                SOURCES,
                "{\"disclosure\": \"%s\", \"%s\": \"%s\"}"
                        .formatted(
                                disclosure,
                                disclosure.equals("NAMED") ? "name" : "description",
                                name));
    }

    @Test
    void theDeskStaysItself() throws Exception {
        String desk =
                SOURCES
                        + "/"
                        + database.sql("select id::text from source where desk")
                                .query((row, _) -> row.getString(1))
                                .single();
        String other = source("Reuters");
        merge(desk, other)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("desk"));
        merge(other, desk)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("desk"));
        delete(desk).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("desk"));
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

    @Test
    void theAuditKeepsAMergeAtBoth() throws Exception {
        String one = source("RTRS");
        String other = source("Reuters");
        merged(one, other);
        assertThat(
                        database.sql(
                                        "select subject_id || ' ' || changes from audit_event where action = 'MERGED' order by seq")
                                .query((row, _) -> row.getString(1))
                                .list())
                .containsExactly(
                        id(one) + " {\"mergedInto\": {\"after\": \"" + id(other) + "\"}}",
                        id(other) + " {\"merged\": {\"after\": \"" + id(one) + "\"}}");
    }
}
