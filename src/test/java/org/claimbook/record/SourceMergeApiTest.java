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

/// What merging sources answers, refuses and hands on.
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
