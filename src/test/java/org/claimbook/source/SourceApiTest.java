package org.claimbook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.claimbook.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class SourceApiTest extends ApiTest {

    private static final String SOURCES = "/api/v1/sources";
    private static final String REUTERS = "{\"name\": \"Reuters\", \"kind\": \"OUTLET\"}";

    @Test
    void aSourceIsCreatedReadEditedAndDeleted() throws Exception {
        String reuters = created(SOURCES, REUTERS);
        get(reuters)
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", etag(reuters)))
                .andExpect(jsonPath("$.etag").value(etag(reuters)))
                .andExpect(jsonPath("$.name").value("Reuters"))
                .andExpect(jsonPath("$.disclosure").value("NAMED"))
                .andExpect(jsonPath("$.family.id").value(id(reuters)));
        patch(reuters, "{\"country\": \"GB\", \"kind\": null}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.country").value("GB"))
                .andExpect(jsonPath("$.kind").value("UNKNOWN"));
        delete(reuters).andExpect(status().isNoContent());
        get(reuters).andExpect(status().isNotFound());
    }

    @Test
    void writesNeedTheVersionThatTheClientHasSeen() throws Exception {
        String reuters = created(SOURCES, REUTERS);
        String seen = etag(reuters);
        perform(request(HttpMethod.DELETE, reuters)).andExpect(status().is(428));
        patch(reuters, "{\"country\": \"GB\"}").andExpect(status().isOk());
        perform(request(HttpMethod.DELETE, reuters).header("If-Match", seen))
                .andExpect(status().isPreconditionFailed());
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws Exception {
        String reuters = created(SOURCES, REUTERS);
        perform(request(HttpMethod.GET, reuters).header("If-None-Match", etag(reuters)))
                .andExpect(status().isNotModified())
                .andExpect(header().exists("ETag"))
                .andExpect(content().string(""));
    }

    @Test
    void anEditThatChangesNothingKeepsTheVersion() throws Exception {
        String reuters = created(SOURCES, REUTERS);
        String before = etag(reuters);
        patch(reuters, "{\"name\": \"Reuters\"}").andExpect(header().string("ETag", before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reuters", " reuters", "RÉUTERS"})
    void aNameIsTakenHoweverItIsWritten(String name) throws Exception {
        String reuters = created(SOURCES, REUTERS);
        post(SOURCES, "{\"name\": \"%s\"}".formatted(name))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("source-exists"))
                .andExpect(jsonPath("$.ids[0]").value(id(reuters)));
    }

    @Test
    void anEditTakesNobodysName() throws Exception {
        String reuters = created(SOURCES, REUTERS);
        String other = created(SOURCES, "{\"name\": \"AP\", \"kind\": \"OUTLET\"}");
        patch(other, "{\"name\": \"reuters\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("source-exists"))
                .andExpect(jsonPath("$.ids[0]").value(id(reuters)));
    }

    @Test
    void aNameThatSeveralBearNeedsAnId() throws Exception {
        String city = created(SOURCES, "{\"name\": \"Kursk\", \"kind\": \"ORGANIZATION\"}");
        String ship = created(SOURCES, "{\"name\": \"Kursk\", \"kind\": \"PERSON\"}");
        post(SOURCES, "{\"name\": \"Its spokesman\", \"parent\": {\"name\": \"kursk\"}}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors", hasSize(1)))
                .andExpect(jsonPath("$.errors[0].pointer").value("/parent/name"))
                .andExpect(jsonPath("$.errors[0].code").value("ambiguous-source"))
                .andExpect(jsonPath("$.errors[0].detail", containsString(id(city))))
                .andExpect(jsonPath("$.errors[0].detail", containsString(id(ship))));
    }

    @Test
    void aParentIsFoundByNameOrMade() throws Exception {
        String spies = created(SOURCES, "{\"name\": \"NIS\", \"kind\": \"ORGANIZATION\"}");
        post(SOURCES, "{\"name\": \"A spokesman\", \"parent\": {\"name\": \" nis\"}}")
                .andExpect(jsonPath("$.parent.id").value(id(spies)))
                .andExpect(jsonPath("$.family.id").value(id(spies)));
        post(SOURCES, "{\"name\": \"Another\", \"parent\": {\"name\": \"New\"}}")
                .andExpect(jsonPath("$.parent.name").value("New"));
        get(SOURCES + "?family=" + id(spies)).andExpect(jsonPath("$.items", hasSize(2)));
    }

    @Test
    void aParentHasToExist() throws Exception {
        post(SOURCES, "{\"name\": \"A\", \"parent\": {\"id\": \"%s\"}}".formatted(NOBODY))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/parent/id"))
                .andExpect(jsonPath("$.errors[0].code").value("unknown-source"));
    }

    @Test
    void anotherNameBesideAnIdIsNotLost() throws Exception {
        String spies = created(SOURCES, "{\"name\": \"NIS\", \"kind\": \"ORGANIZATION\"}");
        String spokesman =
                created(
                        SOURCES,
                        "{\"name\": \"A\", \"parent\": {\"id\": \"%s\"}}".formatted(id(spies)));
        patch(spokesman, "{\"parent\": {\"name\": \"Reuters\"}}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/parent/name"));
        patch(spokesman, "{\"parent\": {\"id\": null, \"name\": \"Reuters\"}}")
                .andExpect(jsonPath("$.parent.name").value("Reuters"));
    }

    @Test
    void noSourceIsItsOwnAncestor() throws Exception {
        String[] family = family();
        patch(family[0], under(family[1]))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/parent"))
                .andExpect(jsonPath("$.errors[0].code").value("cycle"));
    }

    @Test
    void norWhenTwoCloseTheCircleAtOnce() throws Exception {
        String one = created(SOURCES, "{\"name\": \"One\"}");
        String other = created(SOURCES, "{\"name\": \"Other\"}");
        List<Callable<Integer>> edits =
                List.of(
                        () -> patch(one, under(other)).andReturn().getResponse().getStatus(),
                        () -> patch(other, under(one)).andReturn().getResponse().getStatus());
        try (var both = Executors.newFixedThreadPool(2)) {
            assertThat(both.invokeAll(edits))
                    .extracting(Future::get)
                    .containsOnlyOnce(200)
                    .doesNotContain(500);
        }
    }

    @Test
    void whatIsReferredToStays() throws Exception {
        delete(family()[0])
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("referred-to"));
    }

    @Test
    void aConfidentialNameIsInNoAnswer() throws Exception {
        String minister =
                created(
                        SOURCES,
                        """
                        {"name": "Secret Name", "aliases": ["Secret Alias"], "handles": ["@secret"],
                         "homepage": "https://secret.example", "disclosure": "CONFIDENTIAL", "description": "a minister"}
                        """);
        for (String path : List.of(minister, SOURCES, SOURCES + "?q=secret")) {
            get(path)
                    .andExpect(content().string(not(containsString("ecret Name"))))
                    .andExpect(content().string(not(containsString("https://secret"))));
        }
        get(SOURCES + "?q=secret").andExpect(jsonPath("$.items", hasSize(0)));
        assertThat(
                        database.sql("select string_agg(changes::text, '') from audit_event")
                                .query(String.class)
                                .single())
                .doesNotContainIgnoringCase("secret");
        delete(minister).andExpect(status().isNoContent());
    }

    @Test
    void aSourceWithoutPublicNameNeedsADescription() throws Exception {
        post(SOURCES, "{\"disclosure\": \"UNNAMED\", \"name\": \"Kim\"}")
                .andExpect(status().is(422))
                .andExpect(
                        jsonPath(
                                "$.errors[*].pointer",
                                containsInAnyOrder("/description", "/name")));
        post(SOURCES, "{\"disclosure\": \"UNDISCLOSED\"}").andExpect(status().isCreated());
    }

    @Test
    void anUnknownFieldIsNamed() throws Exception {
        post(SOURCES, "{\"nmae\": \"Reuters\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/nmae"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": \"1\", \"name\": \"A\"} | /id | read-only",
                "{\"name\": \"A\\u0000\"} | /name | not-text",
                "{\"name\": \"A\\ud800\"} | /name | not-text",
                "{\"name\": \"A\", \"kind\": \"OUTLETS\"} | /kind | unknown-value",
                "{\"name\": \"A\", \"country\": \"gb\"} | /country | wrong-format",
                "{\"name\": \"A\", \"homepage\": \"ftp://a\"} | /homepage | not-a-url",
                "{\"name\": \"\\u00a0\"} | /name | required",
                "{} | /name | required"
            })
    void wrongValuesAreNamed(String body, String pointer, String code) throws Exception {
        post(SOURCES, body)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer))
                .andExpect(jsonPath("$.errors[0].code").value(code));
    }

    @Test
    void allWrongValuesAreNamedAtOnce() throws Exception {
        post(
                        SOURCES,
                        "{\"kind\": \"OUTLETS\", \"country\": \"gb\", \"aliases\": [null], \"id\": 1}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors", hasSize(5)))
                .andExpect(jsonPath("$.errors[?(@.pointer == '/name')].code").value("required"));
    }

    @Test
    void aListGoesOnWhereThePageEnded() throws Exception {
        for (String name : List.of("C", "A", "B")) {
            created(SOURCES, "{\"name\": \"%s\", \"kind\": \"PERSON\"}".formatted(name));
        }
        String next = read(SOURCES + "?limit=2&kind=PERSON").path("next").asString();
        get(next.replace("http://localhost", ""))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].name").value("C"))
                .andExpect(jsonPath("$.items[0].etag").exists())
                .andExpect(jsonPath("$.next").isEmpty());
    }

    @Test
    void aListTakesOnlyWhatItKnows() throws Exception {
        get(SOURCES + "?nmae=A").andExpect(status().isBadRequest());
        get(SOURCES + "?kind=OUTLETS").andExpect(status().isBadRequest());
        get(SOURCES + "?family=1").andExpect(status().isBadRequest());
    }

    private String[] family() throws Exception {
        String parent = created(SOURCES, "{\"name\": \"Parent\"}");
        String child = created(SOURCES, "{\"name\": \"Child\", " + under(parent).substring(1));
        return new String[] {parent, child};
    }

    private static String under(String parent) {
        return "{\"parent\": {\"id\": \"%s\"}}".formatted(id(parent));
    }
}
