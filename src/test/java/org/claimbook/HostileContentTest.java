package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

/// What is recorded as it was sent, and does nothing: neither in the database, nor in a browser,
/// nor on the network.
class HostileContentTest extends ApiTest {

    private static final String CLAIMS = "/api/v1/claims";
    private static final List<String> SQL =
            List.of(
                    "'; drop table claim; --",
                    "' or '1'='1",
                    "1; select pg_sleep(20)",
                    "\\",
                    "%",
                    "$1",
                    ":id",
                    "{{7*7}}${7*7}");

    /// Every parameter of every address that can be read, as the description names them.
    @Test
    void noParameterReachesTheDatabaseAsMoreThanAValue() throws Exception {
        recorded("A.");
        long tables = count("pg_tables where schemaname = 'public'");
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Map.Entry<String, JsonNode> path :
                read("/api/v1/openapi.json").path("paths").properties()) {
            String address = path.getKey().replaceAll("\\{[^}]+}", NOBODY);
            for (JsonNode parameter : path.getValue().at("/get/parameters")) {
                if (parameter.path("in").asString().equals("query")) {
                    for (String value : SQL) {
                        ask(address, parameter.path("name").asString(), value, wrong);
                        asked++;
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(300);
        assertThat(wrong).isEmpty();
        assertThat(count("pg_tables where schemaname = 'public'")).isEqualTo(tables);
        assertThat(count("claim")).isOne();
    }

    private void ask(String address, String name, String value, List<String> wrong)
            throws Exception {
        MockHttpServletResponse answer =
                perform(request(HttpMethod.GET, address).queryParam(name, value))
                        .andReturn()
                        .getResponse();
        boolean problem =
                String.valueOf(answer.getContentType()).startsWith("application/problem+json");
        boolean google = address.startsWith("/v1alpha1");
        if (answer.getStatus() >= 500
                || (answer.getStatus() >= 400 && !problem && !google)
                || answer.getContentAsString().contains("SQLSTATE")) {
            wrong.add("%d %s?%s=%s".formatted(answer.getStatus(), address, name, value));
        }
    }

    @Test
    void whatLooksLikeSqlIsAStatementLikeAnyOther() throws Exception {
        for (String text : SQL) {
            String claim = recorded(text.replace("\\", "\\\\"));
            assertThat(read(claim).path("statement").asString()).isEqualTo(text);
        }
        assertThat(count("claim")).isEqualTo(SQL.size());
    }

    @Test
    void whatLooksLikeAPageIsText() throws Exception {
        String script = "<script>alert(1)</script>";
        String image = "\\\"><img src=x onerror=alert(1)>";
        String claim =
                created(
                        CLAIMS,
                        """
                        {"statement": "%s", "place": "%s",
                         "appearances": [{"report": {"title": "%s", "text": "%s"}, "quote": {"exact": "%s"},
                                          "chain": [{"source": {"name": "%s"}, "verb": "SAID", "caveat": "%s"}]}],
                         "verifications": [{"status": "UNVERIFIED", "verifier": {"name": "%s"}, "wording": "%s"}],
                         "responses": [{"party": {"name": "%s"}, "outcome": "DENIED", "wording": "%s"}]}
                        """
                                .formatted(
                                        script, image, script, script, script, image, script, image,
                                        script, image, script));
        String report = read(claim).at("/appearances/0/report/id").asString();
        for (String page :
                List.of(
                        "/claims/" + id(claim),
                        "/reports/" + report,
                        "/claims",
                        "/claims?q=alert")) {
            String html =
                    get(page)
                            .andExpect(status().isOk())
                            .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                            .andExpect(header().exists("Content-Security-Policy"))
                            .andReturn()
                            .getResponse()
                            .getContentAsString();
            assertThat(html).as(page).doesNotContain("<script>alert").doesNotContain("<img src=x");
        }
        get("/claims/" + id(claim))
                .andExpect(answer ->
                        assertThat(answer.getResponse().getContentAsString())
                                .contains("&lt;script&gt;alert(1)"));
        get(claim)
                .andExpect(header().string("Content-Type", "application/json"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "file:///etc/passwd",
                "gopher://127.0.0.1:25/",
                "jar:http://a.example/a.zip!/",
                "//127.0.0.1/",
                "http:///etc/passwd"
            })
    void onlyAddressesOfTheWebAreKept(String address) throws Exception {
        post("/api/v1/reports", "{\"title\": \"R\", \"archivedUrl\": \"%s\"}".formatted(address))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/archivedUrl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1.2.3:8080/",
                "http://0.0.0.0/",
                "http://10.0.0.8/",
                "http://172.16.0.1/",
                "https://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://224.0.0.1/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://LOCALHOST:5432/",
                "http://db.localhost./"
            })
    void anArchivedCopyStandsWhereReadersReachIt(String address) throws Exception {
        post("/api/v1/reports", "{\"title\": \"R\", \"archivedUrl\": \"%s\"}".formatted(address))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("private-address"))
                .andExpect(jsonPath("$.errors[0].pointer").value("/archivedUrl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://web.archive.org/web/2024/https://a.example/",
                "http://9.9.9.9/",
                "http://[2620:fe::fe]/",
                "https://localhost.example/"
            })
    void anArchiveOfTheWebIsKept(String address) throws Exception {
        created(
                "/api/v1/reports",
                "{\"title\": \"R\", \"archivedUrl\": \"%s\"}".formatted(address));
    }

    /// Other addresses are kept as they were read: Claimbook asks none of them, so that nobody can
    /// make it ask a neighbour of its own.
    @Test
    void noAddressThatIsRecordedIsAsked() throws Exception {
        try (ServerSocket neighbour = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:%d/latest/meta-data".formatted(neighbour.getLocalPort());
            String source =
                    created(
                            "/api/v1/sources",
                            "{\"name\": \"Reuters\", \"homepage\": \"%s\", \"sameAs\": [\"%s\"]}"
                                    .formatted(url, url));
            String claim =
                    created(
                            CLAIMS,
                            """
                            {"statement": "A.",
                             "appearances": [{"report": {"title": "R", "url": "%1$s"},
                                              "chain": [{"source": {"name": "Reuters"}, "verb": "REPORTED", "url": "%1$s"}]}],
                             "verifications": [{"status": "UNVERIFIED", "url": "%1$s", "evidence": [
                                {"kind": "LINK", "stance": "CONTEXT", "primary": false, "public": true, "url": "%1$s"}]}]}
                            """
                                    .formatted(url));
            get(source).andExpect(status().isOk());
            get(claim).andExpect(status().isOk());
            get("/claims/" + id(claim)).andExpect(status().isOk());
            neighbour.setSoTimeout(300);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(neighbour::accept);
        }
    }

    private String recorded(String statement) throws Exception {
        return created(CLAIMS, "{\"statement\": \"%s\"}".formatted(statement));
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }
}
