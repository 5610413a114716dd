package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.zip.GZIPOutputStream;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/// What somebody sends who means no good.
class HostileRequestTest extends ApiTest {

    private static final String CLAIMS = "/api/v1/claims";

    @Autowired private MockMvc anyone;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/claims                                 | {\"statement\": \"A.\", \"status\": {\"code\": \"CONFIRMED\"}} | /status",
                "/api/v1/claims                                 | {\"statement\": \"A.\", \"recordedBy\": \"mia\"}              | /recordedBy",
                "/api/v1/claims                                 | {\"statement\": \"A.\", \"version\": 7}                       | /version",
                "/api/v1/claims                                 | {\"statement\": \"A.\", \"publishedAt\": \"2025-01-01T00:00:00Z\"} | /publishedAt",
                "/api/v1/claims                                 | {\"statement\": \"A.\", \"verifications\": [{\"status\": \"UNVERIFIED\", \"recordedBy\": \"mia\"}]} | /verifications/0/recordedBy",
                "/api/v1/claims                                 | {\"statement\": \"A.\", \"verifications\": [{\"status\": \"UNVERIFIED\", \"signedOffBy\": \"mia\"}]} | /verifications/0/signedOffBy",
                "/api/v1/claims                                 | {\"statement\": \"A.\", \"responses\": [{\"party\": {\"name\": \"P\"}, \"outcome\": \"DENIED\", \"version\": 1}]} | /responses/0/version",
                "/api/v1/sources                                | {\"name\": \"A\", \"version\": 1}                             | /version",
                "/api/v1/reports                                | {\"title\": \"A\", \"version\": 1}                            | /version",
                "/api/v1/topics                                 | {\"name\": \"A\", \"version\": 1}                             | /version",
                "/api/v1/users                                  | {\"username\": \"x\", \"password\": \"a phrase of my own\", \"version\": 1} | /version"
            })
    void whatTheServerAloneSetsIsRefused(String path, String body, String pointer)
            throws Exception {
        post(path, body)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer))
                .andExpect(jsonPath("$.errors[0].code").value("read-only"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "recordedBy", "version", "id", "hash", "createdAt"})
    void whatTheServerAloneSetsIsNotPatchedEither(String field) throws Exception {
        String claim = created(CLAIMS, "{\"statement\": \"A.\"}");
        patch(claim, "{\"%s\": \"x\"}".formatted(field))
                .andExpect(status().is4xxClientError())
                .andExpect(jsonPath("$.errors[0].pointer").value("/" + field))
                .andExpect(
                        jsonPath("$.errors[0].code")
                                .value(field.equals("hash") ? "unknown-field" : "read-only"));
    }

    /// Who one is, is never taken from what one sends.
    @Test
    void nobodyGivesThemselvesARole() throws Exception {
        anyone.perform(
                        request(HttpMethod.POST, "/api/v1/users")
                                .with(TestUsers.as(Role.REVIEWER))
                                .contentType("application/json")
                                .content(
                                        "{\"username\": \"x\", \"password\": \"a phrase of my own\", \"role\": \"ADMIN\"}"))
                .andExpect(status().isForbidden());
        anyone.perform(
                        request(HttpMethod.PUT, "/api/v1/me/password")
                                .with(TestUsers.as(Role.READER))
                                .contentType("application/json")
                                .content(
                                        "{\"current\": \"x\", \"password\": \"a phrase of my own\", \"role\": \"ADMIN\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/role"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/../../etc/passwd",
                "/api/v1/claims/..%2f..%2fusers",
                "/api/v1/%2e%2e/%2e%2e/application.yml",
                "/api/v1//users",
                "/api/v1/claims;x=y/../users",
                "/api/v1/claims%00",
                "/api/v1/claims%0d%0aSet-Cookie:%20a=b",
                "/api/v1/claims%5c..%5cusers"
            })
    void anAddressThatIsNotPlainIsRefused(String path) throws Exception {
        MockHttpServletResponse answer =
                perform(request(HttpMethod.GET, URI.create(path))).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getHeader("Set-Cookie")).isNull();
    }

    @Test
    void aHeaderIsNotSplit() throws Exception {
        MockHttpServletResponse answer =
                perform(
                                request(HttpMethod.GET, CLAIMS)
                                        .header("X-Request-Id", "a\r\nSet-Cookie: a=b"))
                        .andReturn()
                        .getResponse();
        assertThat(answer.getHeader("X-Request-Id")).doesNotContain("a=b");
        perform(
                        request(HttpMethod.POST, CLAIMS)
                                .header("Change-Note", "a\r\nb")
                                .contentType("application/json")
                                .content("{\"statement\": \"A.\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("wrong-header"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "deflate", "br", "zstd", "gzip, gzip"})
    void aBombIsNotUnpacked(String encoding) throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            zip.write(new byte[10_000_000]);
        }
        assertThat(bomb.size()).isLessThan(20_000);
        perform(
                        request(HttpMethod.POST, CLAIMS)
                                .header("Content-Encoding", encoding)
                                .contentType("application/json")
                                .content(bomb.toByteArray()))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(content().contentType("application/problem+json"));
    }

    @Test
    void aStatementThatTakesTooLongIsGivenUp() {
        assertThat(database.sql("show statement_timeout").query(String.class).single())
                .isEqualTo("1min");
    }

    @Test
    void slowStatementsAreLoggedWithoutTheirValuesWhereWeMaySaySo() {
        assertThat(
                        database.sql(
                                        """
                                        select current_setting('log_parameter_max_length')
                                               || ' ' || has_parameter_privilege('log_parameter_max_length', 'set')
                                        """)
                                .query(String.class)
                                .single())
                .isIn("0 true", "-1 false");
        assertThat(
                        database.sql("show log_parameter_max_length_on_error")
                                .query(String.class)
                                .single())
                .isEqualTo("0");
    }
}
