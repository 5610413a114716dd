package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Locale;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/// What merging claims answers, refuses and hands on.
class MergeApiTest extends MergeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/appearances",
                "/appearances/%s",
                "/verifications",
                "/verifications/%s",
                "/responses",
                "/responses/%s",
                "/links",
                "/links/%s"
            })
    void theOldIdLeadsThereForEver(String child) throws Exception {
        String one = created(CLAIMS, couldNotVerify());
        String other = created(CLAIMS, claim("B."));
        String last = created(CLAIMS, claim("C."));
        String path = one + child.replace("%s", childOf(one, child));
        merged(one, other);
        get(path)
                .andExpect(status().isPermanentRedirect())
                .andExpect(
                        header().string(
                                        "Location",
                                        "http://localhost" + path.replace(id(one), id(other))));
        merged(other, last);
        String now = path.replace(id(one), id(last));
        get(path).andExpect(header().string("Location", "http://localhost" + now));
        if (!child.startsWith("/links")) {
            get(now).andExpect(status().isOk());
        }
    }

    @Test
    void theOldIdLeadsThereHoweverItIsWritten() throws Exception {
        String one = created(CLAIMS, claim("A."));
        String other = created(CLAIMS, claim("B."));
        merged(one, other);
        get(CLAIMS + "/" + id(one).toUpperCase(Locale.ROOT))
                .andExpect(header().string("Location", "http://localhost" + other));
    }

    private String childOf(String claim, String child) throws Exception {
        String list = child.replaceAll("/%s.*", "");
        return list.isEmpty()
                ? ""
                : read(claim + list).path("items").path(0).path("id").asString(NOBODY);
    }

    @Test
    void theOldIdIsNotWrittenTo() throws Exception {
        String one = created(CLAIMS, couldNotVerify());
        String finding = read(one).path("verifications").path(0).path("id").asString();
        String appearance = read(one).path("appearances").path(0).path("id").asString();
        String other = created(CLAIMS, claim("B."));
        String seen = etag(one);
        merged(one, other);
        for (var write :
                List.of(
                        request(HttpMethod.PATCH, one)
                                .contentType("application/merge-patch+json")
                                .content("{\"place\": \"Kursk\"}"),
                        request(HttpMethod.DELETE, one),
                        json(
                                request(HttpMethod.POST, one + "/merge"),
                                "{\"into\": \"" + NOBODY + "\"}"),
                        request(HttpMethod.POST, one + "/publication"),
                        request(HttpMethod.DELETE, one + "/publication"),
                        json(request(HttpMethod.POST, one + "/appearances"), chain("X")),
                        request(HttpMethod.DELETE, one + "/appearances/" + appearance),
                        json(
                                request(HttpMethod.POST, one + "/verifications"),
                                "{\"status\": \"UNVERIFIED\"}"),
                        request(HttpMethod.POST, one + "/verifications/" + finding + "/sign-off"),
                        json(
                                request(HttpMethod.POST, one + "/responses"),
                                "{\"party\": {\"name\": \"X\"}, \"outcome\": \"DENIED\"}"),
                        json(
                                request(HttpMethod.POST, one + "/links"),
                                "{\"to\": \"%s\", \"type\": \"RELATED\"}".formatted(id(other))))) {
            perform(write.header("If-Match", seen))
                    .andExpect(status().isConflict())
                    .andExpect(jsonPath("$.code").value("merged"))
                    .andExpect(jsonPath("$.ids[0]").value(id(other)));
        }
    }

    private static MockHttpServletRequestBuilder json(
            MockHttpServletRequestBuilder request, String body) {
        return request.contentType("application/json").content(body);
    }

    @Test
    void anEditorMergesOnTopOfWhatTheyRead() throws Exception {
        String one = created(CLAIMS, claim("A."));
        String other = created(CLAIMS, claim("B."));
        String into = "{\"into\": \"%s\"}".formatted(id(other));
        post(one + "/merge", into).andExpect(status().is(428));
        merge(one, other, "\"99-0\"").andExpect(status().isPreconditionFailed());
        as(Role.EDITOR, json(onTopOf(one, one + "/merge"), into)).andExpect(status().isOk());
    }

    @Test
    void nothingIsMergedIntoWhatIsNotThere() throws Exception {
        String one = created(CLAIMS, claim("A."));
        String gone = created(CLAIMS, claim("Gone."));
        delete(gone).andExpect(status().isNoContent());
        assertThat(errors(merge(one, one))).containsExactly("/into into-itself");
        assertThat(errors(merge(one, gone, etag(one)))).containsExactly("/into unknown-claim");
        assertThat(errors(merge(one, "/" + NOBODY))).containsExactly("/into unknown-claim");
        assertThat(errors(perform(json(onTopOf(one, one + "/merge"), "{}"))))
                .containsExactly("/into required");
        merge(gone, one, "*").andExpect(status().isNotFound());
        get(one).andExpect(status().isOk());
    }

    @Test
    void nothingIsMergedTwiceOrInACircle() throws Exception {
        String one = created(CLAIMS, claim("A."));
        String other = created(CLAIMS, claim("B."));
        String third = created(CLAIMS, claim("C."));
        merged(one, other);
        merge(third, one)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("merged"))
                .andExpect(jsonPath("$.ids[0]").value(id(other)));
        merge(other, one).andExpect(status().isConflict());
        merge(one, third, "*").andExpect(status().isConflict());
        get(other).andExpect(status().isOk());
        get(third).andExpect(status().isOk());
    }

    @Test
    void linksAreHandedOn() throws Exception {
        String one = created(CLAIMS, claim("A."));
        String other = created(CLAIMS, claim("B."));
        String third = created(CLAIMS, claim("C."));
        link(one, other, "RELATED");
        link(other, one, "NARROWS");
        link(one, third, "RELATED");
        link(third, one, "UPDATES");
        link(other, third, "RELATED");
        JsonNode target = merged(one, other);
        assertThat(
                        texts(
                                target.path("links"),
                                link ->
                                        link.path("type").asString()
                                                + " "
                                                + link.path("to").path("statement").asString()))
                .containsExactlyInAnyOrder("UPDATES B.", "RELATED C.");
        assertThat(target.path("status").path("supersededBy").asString()).isEqualTo(id(third));
        assertThat(read(third + "/links").path("items")).hasSize(2);
        link(third, one, "SUPPORTS"); // by its old id
        assertThat(read(other + "/links").path("items")).hasSize(3);
    }

    @Test
    void mergingClosesNoCircleOfUpdates() throws Exception {
        String one = created(CLAIMS, claim("A."));
        String other = created(CLAIMS, claim("B."));
        String third = created(CLAIMS, claim("C."));
        link(one, third, "UPDATES");
        String closing = link(third, other, "UPDATES");
        JsonNode before = read(one);
        merge(one, other)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("cycle"))
                .andExpect(jsonPath("$.ids", hasSize(1)))
                .andExpect(jsonPath("$.ids[0]").value(id(closing)));
        merge(other, one).andExpect(status().isConflict());
        assertThat(read(one)).isEqualTo(before);
        delete(closing).andExpect(status().isNoContent());
        merged(one, other);
    }

    private String link(String from, String to, String type) throws Exception {
        return created(
                from + "/links", "{\"to\": \"%s\", \"type\": \"%s\"}".formatted(id(to), type));
    }

    @Test
    void thePublicIsLedFromWhatWasPublicToWhatIs() throws Exception {
        String hidden = created(CLAIMS, claim("Hidden."));
        String one = created(CLAIMS, claim("A."));
        String other = created(CLAIMS, claim("B."));
        publish(one);
        merge(one, other)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("not-published"));
        anonymously(one).andExpect(status().isOk());
        publish(other);
        merged(one, other);
        merged(hidden, other);
        anonymously(one)
                .andExpect(status().isPermanentRedirect())
                .andExpect(header().string("Location", "http://localhost" + other));
        anonymously(hidden).andExpect(status().isNotFound());
        perform(request(HttpMethod.DELETE, other + "/publication").header("If-Match", "*"))
                .andExpect(status().isNoContent());
        anonymously(one).andExpect(status().isNotFound());
    }

    @Test
    void mergingAccusesNobodyUnheardInPublic() throws Exception {
        String one =
                created(
                        CLAIMS,
                        claim(
                                "A.",
                                "\"verifications\": [{\"status\": \"MIXED\"}], \"appearances\": [%s]"
                                        .formatted(chain("The mayor"))));
        String other = created(CLAIMS, claim("B."));
        publish(other);
        merge(one, other)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.guards[0].code").value("no-comment-sought"));
        created(
                one + "/responses",
                "{\"party\": {\"name\": \"The mayor\"}, \"outcome\": \"ASKED\"}");
        merged(one, other);
    }

    @Test
    void whatAnotherWasMergedIntoIsNotDeleted() throws Exception {
        String one = created(CLAIMS, claim("A."));
        String other = created(CLAIMS, claim("B."));
        merged(one, other);
        delete(other)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("referred-to"))
                .andExpect(jsonPath("$.ids[0]").value(id(one)));
    }

    @Test
    void theAuditKeepsAMergeAtBoth() throws Exception {
        String one = created(CLAIMS, claim("A.", "\"topics\": [\"T\"]"));
        String other = created(CLAIMS, claim("B."));
        merged(one, other);
        assertThat(
                        database.sql(
                                        """
                                        select claim_id || ' ' || coalesce(changes -> 'mergedInto' ->> 'after', changes -> 'merged' ->> 'after')
                                            || ' ' || coalesce(changes -> 'topics' ->> 'after', '')
                                        from audit_event where action = 'MERGED' order by seq
                                        """)
                                .query((row, _) -> row.getString(1))
                                .list())
                .containsExactly(
                        id(one) + " " + id(other) + " ", id(other) + " " + id(one) + " [\"T\"]");
    }
}
