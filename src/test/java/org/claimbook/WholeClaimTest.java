package org.claimbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Claims whole over HTTP, and a report to find them in.
public abstract class WholeClaimTest extends ApiTest {

    protected static final String CLAIMS = "/api/v1/claims";
    protected static final String REPORT_TEXT =
            "A wounded soldier blew himself up with a grenade. Nobody saw it. Nobody else was hurt.";

    @Autowired private MockMvc anyone;
    @Autowired private JsonMapper mapper;

    protected String report = "";

    @BeforeEach
    void aReport() throws Exception {
        report =
                created(
                        "/api/v1/reports",
                        "{\"title\": \"A\", \"text\": \"%s\"}".formatted(REPORT_TEXT));
    }

    /// The example of the API's description.
    protected String couldNotVerify() {
        return """
        {"statement": "A wounded soldier blew himself up with a grenade as Ukrainian troops approached.",
         "kind": "FACT", "language": "en", "topics": ["North Korean troops"], "place": "Kursk region",
         "happened": {"from": "2025-01", "precision": "MONTH"},
         "appearances": [%s],
         "verifications": [{"status": "UNVERIFIED", "verifier": {"name": "Reuters"}, "wording": "could not verify the incident independently"}],
         "responses": [{"party": {"name": "North Korea's mission to the United Nations"}, "askedBy": {"name": "Reuters"}, "outcome": "NO_ANSWER"}]}
        """
                .formatted(appearance("blew himself up with a grenade"));
    }

    protected String appearance(String quote) {
        return """
        {"reportId": "%s", "quote": {"exact": "%s"}, "chain": [
            {"source": {"name": "Ukraine's Special Operations Forces", "kind": "ORGANIZATION"}, "verb": "POSTED", "channel": "SOCIAL_MEDIA"},
            {"source": {"name": "Reuters"}, "verb": "REPORTED", "channel": "ARTICLE"}]}
        """
                .formatted(id(report), quote);
    }

    /// A claim of that statement with further fields.
    protected static String claim(String statement, String... fields) {
        return fields.length == 0
                ? "{\"statement\": \"%s\"}".formatted(statement)
                : "{\"statement\": \"%s\", %s}".formatted(statement, String.join(", ", fields));
    }

    protected ResultActions as(Role role, MockHttpServletRequestBuilder request) throws Exception {
        return anyone.perform(request.with(TestUsers.as(role)));
    }

    protected ResultActions postAs(Role role, String path, String body) throws Exception {
        return as(
                role,
                request(HttpMethod.POST, path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    /// What an address answers whose escapes are to be taken as they are.
    protected JsonNode readEncoded(String path) throws Exception {
        return answer(200, perform(request(HttpMethod.GET, URI.create(path))));
    }

    protected ResultActions anonymously(String path) throws Exception {
        return anyone.perform(request(HttpMethod.GET, path));
    }

    /// A POST on top of what the client has just read.
    protected MockHttpServletRequestBuilder onTopOf(String seen, String path) throws Exception {
        return request(HttpMethod.POST, path).header("If-Match", etag(seen));
    }

    /// The body of an answer that has that status.
    protected JsonNode answer(int status, ResultActions result) throws Exception {
        String body = result.andReturn().getResponse().getContentAsString(UTF_8);
        assertThat(result.andReturn().getResponse().getStatus()).as(body).isEqualTo(status);
        return mapper.readTree(body);
    }

    /// "pointer code" of each error, in the order of the pointers.
    protected List<String> errors(ResultActions result) throws Exception {
        JsonNode problem = answer(422, result);
        return texts(
                        problem.path("errors"),
                        error ->
                                error.path("pointer").asString()
                                        + " "
                                        + error.path("code").asString())
                .stream()
                .sorted()
                .toList();
    }

    protected static List<String> texts(JsonNode items, Function<JsonNode, String> text) {
        return StreamSupport.stream(items.spliterator(), false).map(text).toList();
    }

    protected static List<String> statements(JsonNode page) {
        return texts(page.path("items"), item -> item.path("statement").asString());
    }

    /// How many rows every table has.
    protected Map<String, Long> rows() {
        List<String> tables =
                database.sql(
                                "select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'")
                        .query((row, _) -> row.getString(1))
                        .list();
        return tables.stream()
                .collect(
                        Collectors.toMap(
                                Function.identity(), this::count, (one, _) -> one, TreeMap::new));
    }

    protected long count(String table) {
        return database.sql("select count(*) from " + table)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    protected JsonNode json(String text) {
        return mapper.readTree(text);
    }
}
