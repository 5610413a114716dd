package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/// What may be deleted, what refuses, and what the past keeps.
class DeletionApiTest extends MergeTest {

    private static final String REPORTS = "/api/v1/reports";

    @Test
    void anAdministratorDeletesWhatTheyRead() throws Exception {
        for (String one : List.of(created(CLAIMS, claim("A.")), source("S"), report)) {
            as(Role.REVIEWER, request(HttpMethod.DELETE, one).header("If-Match", "*"))
                    .andExpect(status().isForbidden());
            perform(request(HttpMethod.DELETE, one)).andExpect(status().is(428));
            perform(request(HttpMethod.DELETE, one).header("If-Match", "\"99-0\""))
                    .andExpect(status().isPreconditionFailed());
            delete(one).andExpect(status().isNoContent());
            get(one).andExpect(status().isNotFound());
            perform(request(HttpMethod.DELETE, one).header("If-Match", "*"))
                    .andExpect(status().isNotFound());
            assertThat(
                            count(
                                    "audit_event where action = 'DELETED' and subject_id = '%s'"
                                            .formatted(id(one))))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"appearances\": [{\"report\": {\"title\": \"R\"}, \"chain\": [{\"source\": %s, \"verb\": \"SAID\"}]}]",
                "\"verifications\": [{\"status\": \"UNVERIFIED\", \"verifier\": %s}]",
                "\"responses\": [{\"party\": %s, \"outcome\": \"DENIED\"}]",
                "\"responses\": [{\"party\": {\"name\": \"X\"}, \"askedBy\": %s, \"outcome\": \"DENIED\"}]"
            })
    void aSourceThatAClaimNamesIsNotDeleted(String child) throws Exception {
        String source = source("S");
        String claim = created(CLAIMS, claim("A.", child.formatted("{\"name\": \"S\"}")));
        delete(source)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("referred-to"))
                .andExpect(jsonPath("$.ids", hasSize(1)))
                .andExpect(jsonPath("$.ids[0]").value(id(claim)));
        get(source).andExpect(status().isOk());
    }

    @Test
    void aSourceThatAReportOrASourceNamesIsNotDeleted() throws Exception {
        String source = source("S");
        String mention = "{\"id\": \"%s\"}".formatted(id(source));
        String named = created(REPORTS, "{\"title\": \"R\", \"credit\": %s}".formatted(mention));
        String child = created(SOURCES, "{\"name\": \"C\", \"parent\": %s}".formatted(mention));
        String other = source("O");
        merged(other, source);
        JsonNode problem = answer(409, delete(source));
        assertThat(texts(problem.path("ids"), JsonNode::asString))
                .containsExactlyInAnyOrder(id(named), id(child), id(other));
        delete(named).andExpect(status().isNoContent());
        delete(child).andExpect(status().isNoContent());
        delete(source).andExpect(status().isConflict());
    }

    @Test
    void aReportThatAClaimRefersToIsNotDeleted() throws Exception {
        String quoting = created(CLAIMS, couldNotVerify());
        String resting =
                created(
                        CLAIMS,
                        claim(
                                "B.",
                                "\"verifications\": [{\"status\": \"UNVERIFIED\", \"reportId\": \"%s\"}]"
                                        .formatted(id(report))));
        JsonNode problem = answer(409, delete(report));
        assertThat(problem.path("code").asString()).isEqualTo("referred-to");
        assertThat(texts(problem.path("ids"), JsonNode::asString))
                .containsExactlyInAnyOrder(id(quoting), id(resting));
        get(report).andExpect(status().isOk());
    }

    @Test
    void whatOnlyThePastNamesIsDeletedAndThePastStillShowsIt() throws Exception {
        String claim =
                created(
                        CLAIMS,
                        claim(
                                "A.",
                                "\"appearances\": [%s]".formatted(appearance("Nobody saw it"))));
        String then = read(claim).path("updatedAt").asString();
        JsonNode appeared = read(claim).path("appearances");
        String source =
                SOURCES
                        + "/"
                        + read(claim)
                                .path("appearances")
                                .path(0)
                                .path("chain")
                                .path(0)
                                .path("source")
                                .path("id")
                                .asString();
        delete(claim + "/appearances/" + appeared.path(0).path("id").asString())
                .andExpect(status().isNoContent());
        delete(report).andExpect(status().isNoContent());
        delete(source).andExpect(status().isNoContent());
        assertThat(read(claim + "?asOf=" + then).path("appearances")).isEqualTo(appeared);
    }

    @Test
    void whatADeletedClaimNamedIsDeleted() throws Exception {
        String claim =
                created(
                        CLAIMS,
                        claim(
                                "A.",
                                "\"appearances\": [%s]".formatted(appearance("Nobody saw it"))));
        String source =
                SOURCES
                        + "/"
                        + read(claim)
                                .path("appearances")
                                .path(0)
                                .path("chain")
                                .path(0)
                                .path("source")
                                .path("id")
                                .asString();
        delete(report).andExpect(status().isConflict());
        delete(source).andExpect(status().isConflict());
        delete(claim).andExpect(status().isNoContent());
        delete(report).andExpect(status().isNoContent());
        delete(source).andExpect(status().isNoContent());
    }

    @Test
    void aDeletedSourceIsFoundByNothing() throws Exception {
        String source = source("S");
        delete(source).andExpect(status().isNoContent());
        get(SOURCES + "?q=S").andExpect(jsonPath("$.items", hasSize(0)));
        assertThat(
                        errors(
                                post(
                                        CLAIMS,
                                        claim(
                                                "A.",
                                                "\"appearances\": [%s]".formatted(chain(source))))))
                .containsExactly("/appearances/0/chain/0/source/id unknown-source");
        assertThat(errors(merge(source("T"), source))).containsExactly("/into unknown-source");
        String again = source("S");
        assertThat(id(again)).isNotEqualTo(id(source));
        get(source).andExpect(status().isNotFound());
    }

    @Test
    void aDeletedReportIsFoundByNothing() throws Exception {
        String body =
                "{\"title\": \"R\", \"url\": \"https://a.example/1\", \"text\": \"Nobody saw it.\"}";
        String one = created(REPORTS, body);
        delete(one).andExpect(status().isNoContent());
        for (String path : List.of("/revisions", "/revisions/1", "/claims")) {
            get(one + path).andExpect(status().isNotFound());
        }
        post(one + "/revisions", "{\"text\": \"B.\"}").andExpect(status().isNotFound());
        post(one + "/claims", "[{\"statement\": \"A.\"}]").andExpect(status().isNotFound());
        assertThat(
                        errors(
                                post(
                                        CLAIMS,
                                        claim(
                                                "A.",
                                                "\"appearances\": [{\"reportId\": \"%s\", \"chain\": [{\"source\": {\"name\": \"X\"}, \"verb\": \"SAID\"}]}]"
                                                        .formatted(id(one))))))
                .containsExactly("/appearances/0/reportId unknown-report");
        get(REPORTS + "?url=https://a.example/1").andExpect(jsonPath("$.items", hasSize(0)));
        String again = created(REPORTS, body);
        assertThat(id(again)).isNotEqualTo(id(one));
        get(one).andExpect(status().isNotFound());
    }
}
