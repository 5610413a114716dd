package org.claimbook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.claimbook.ApiTest;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class ProtectedApiTest extends ApiTest {

    private static final String SOURCES = "/api/v1/sources";
    private static final String MINISTER =
            """
            {"name": "Xanthippe Quagmire", "aliases": ["Quag"], "handles": ["@xanthippe"], "homepage": "https://quagmire.example",
             "disclosure": "CONFIDENTIAL", "description": "a minister"}
            """;

    @Autowired private MockMvc mvc;

    private String minister = "";

    @BeforeEach
    void aMinister() throws Exception {
        minister = created(SOURCES, MINISTER);
    }

    @Test
    void whoHasTheRightReadsWhoItIs() throws Exception {
        readAs(Role.READER, minister)
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.name").value("Xanthippe Quagmire"))
                .andExpect(jsonPath("$.aliases[0]").value("Quag"))
                .andExpect(jsonPath("$.handles[0]").value("@xanthippe"))
                .andExpect(jsonPath("$.homepage").value("https://quagmire.example"))
                .andExpect(jsonPath("$.version").value(1));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void noRoleAloneIsEnoughAndNobodyLearnsWhatIsThere(Role role) throws Exception {
        for (String source : List.of(minister, SOURCES + "/" + NOBODY)) {
            for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT)) {
                mvc.perform(
                                request(method, source + "/protected")
                                        .header("If-Match", "*")
                                        .contentType("application/json")
                                        .content("{}")
                                        .with(TestUsers.as(role)))
                        .andExpect(status().isForbidden());
            }
        }
        assertThat(audit()).doesNotContain("READ {}");
    }

    @Test
    void aReaderWithTheRightChangesNothing() throws Exception {
        writeAs(Role.READER, minister, "*", "{}").andExpect(status().isForbidden());
    }

    @Test
    void eachReadingIsInTheAuditWithoutTheName() throws Exception {
        readAs(Role.READER, minister);
        readAs(Role.ADMIN, minister);
        assertThat(
                        database.sql(
                                        "select actor || ' ' || changes from audit_event where action = 'READ' order by seq")
                                .query((row, _) -> row.getString(1))
                                .list())
                .containsExactly("the-reader {}", "the-admin {}");
        assertThat(audit().toString()).doesNotContainIgnoringCase("quag", "xanthippe");
    }

    @Test
    void anEditorWithTheRightSaysWhoItIs() throws Exception {
        String seen = tag(readAs(Role.EDITOR, minister));
        writeAs(Role.EDITOR, minister, seen, "{\"name\": \"Somebody Else\"}")
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.name").value("Somebody Else"))
                .andExpect(jsonPath("$.aliases").isEmpty())
                .andExpect(jsonPath("$.version").value(2));
        writeAs(Role.EDITOR, minister, seen, "{}").andExpect(status().isPreconditionFailed());
        readAs(Role.EDITOR, minister).andExpect(jsonPath("$.name").value("Somebody Else"));
        mvc.perform(
                        request(HttpMethod.PUT, minister + "/protected")
                                .contentType("application/json")
                                .content("{}")
                                .with(TestUsers.as(Role.EDITOR, Right.SEE_CONFIDENTIAL)))
                .andExpect(status().is(428));
        get(minister).andExpect(content().string(not(containsString("Somebody"))));
        assertThat(audit()).contains("CHANGED {\"protected\": {\"after\": \"replaced\"}}");
    }

    @Test
    void whatIsKnownOfNobodyIsEmptyAndCanBeFilledIn() throws Exception {
        String other =
                created(
                        SOURCES,
                        "{\"disclosure\": \"CONFIDENTIAL\", \"description\": \"a lawmaker\"}");
        String seen = tag(readAs(Role.EDITOR, other).andExpect(jsonPath("$.version").value(0)));
        writeAs(Role.EDITOR, other, seen, "{\"name\": \"Ann\"}").andExpect(status().isOk());
        readAs(Role.EDITOR, other).andExpect(jsonPath("$.name").value("Ann"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"homepage\": \"ftp://a\"}",
                "{\"aliases\": [null]}",
                "{\"version\": 7}",
                "{\"name\": \"Minister\"}"
            })
    void badInputIsRefused(String body) throws Exception {
        writeAs(Role.EDITOR, minister, "*", body).andExpect(status().is(422));
        writeAs(Role.EDITOR, minister, "*", "{\"nmae\": 1}").andExpect(status().isBadRequest());
    }

    @Test
    void aDescriptionDoesNotTellTheName() throws Exception {
        for (String description :
                List.of(
                        "Minister QUAGMIRE, xanthippe quagmire",
                        "on quagmire.example, says Quag")) {
            post(SOURCES, MINISTER.replace("a minister", description))
                    .andExpect(status().is(422))
                    .andExpect(jsonPath("$.errors[0].pointer").value("/description"))
                    .andExpect(jsonPath("$.errors[0].code").value("identifies"));
        }
    }

    @Test
    void ofANamedSourceNothingIsProtected() throws Exception {
        String reuters = created(SOURCES, "{\"name\": \"Reuters\"}");
        readAs(Role.READER, reuters).andExpect(status().isNotFound());
        writeAs(Role.EDITOR, reuters, "*", "{}").andExpect(status().isNotFound());
        readAs(Role.READER, SOURCES + "/" + NOBODY).andExpect(status().isNotFound());
    }

    @Test
    void mergedTheOtherIsBothOfThem() throws Exception {
        String other =
                created(
                        SOURCES,
                        """
                        {"name": "X. Q.", "homepage": "https://xq.example", "disclosure": "CONFIDENTIAL", "description": "a member of the government"}
                        """);
        perform(
                        request(HttpMethod.POST, other + "/merge")
                                .header("If-Match", "*")
                                .contentType("application/json")
                                .content("{\"into\": \"%s\"}".formatted(id(minister))))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("uag"))));
        readAs(Role.READER, minister)
                .andExpect(jsonPath("$.name").value("Xanthippe Quagmire"))
                .andExpect(jsonPath("$.aliases[1]").value("X. Q."))
                .andExpect(jsonPath("$.sameAs[0]").value("https://xq.example"));
        readAs(Role.READER, other).andExpect(status().isPermanentRedirect());
        assertThat(database.sql("select count(*) from source_protected").query(Long.class).single())
                .isOne();
    }

    @Test
    void aRecordThatNobodyCanOpenIsSaidToBeSo() throws Exception {
        database.sql("update source_protected set sealed = substring(sealed from 1 for 20)")
                .update();
        readAs(Role.READER, minister)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("unreadable"));
        database.sql("update source_protected set sealed = ''").update();
        readAs(Role.READER, minister).andExpect(jsonPath("$.code").value("unreadable"));
        database.sql("update source_protected set key_id = '0123456789abcdef'").update();
        readAs(Role.READER, minister)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("key-unknown"))
                .andExpect(jsonPath("$.detail", containsString("claimbook.old-keys")));
        get(minister).andExpect(status().isOk());
        writeAs(Role.EDITOR, minister, "*", "{\"name\": \"Again\"}").andExpect(status().isOk());
        readAs(Role.READER, minister).andExpect(jsonPath("$.name").value("Again"));
    }

    private ResultActions readAs(Role role, String source) throws Exception {
        return mvc.perform(
                request(HttpMethod.GET, source + "/protected")
                        .with(TestUsers.as(role, Right.SEE_CONFIDENTIAL)));
    }

    private ResultActions writeAs(Role role, String source, String seen, String body)
            throws Exception {
        MockHttpServletRequestBuilder put =
                request(HttpMethod.PUT, source + "/protected")
                        .header("If-Match", seen)
                        .contentType("application/json")
                        .content(body);
        return mvc.perform(put.with(TestUsers.as(role, Right.SEE_CONFIDENTIAL)));
    }

    private static String tag(ResultActions answer) {
        return String.valueOf(answer.andReturn().getResponse().getHeader("ETag"));
    }

    private List<String> audit() {
        return database.sql("select action || ' ' || changes from audit_event order by seq")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
