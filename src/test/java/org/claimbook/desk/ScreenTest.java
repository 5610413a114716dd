package org.claimbook.desk;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// People with a browser: `mira` edits, `rea` reviews, `lea` reads, `admin` administrates, and
/// `ida` does and may know who confidential sources are.
@BrowserTest
abstract class ScreenTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired JdbcClient database;
    @Autowired private PasswordEncoder passwords;

    @BeforeEach
    void people() {
        String hash = passwords.encode(BrowserTest.PASSWORD);
        somebody("mira", hash, "EDITOR");
        somebody("rea", hash, "REVIEWER");
        somebody("lea", hash, "READER");
        somebody("ida", hash, "ADMIN", "SEE_CONFIDENTIAL");
    }

    /// The one claim of the sample whose statement is like that.
    String claim(String statement) {
        return database.sql("select id from claim where statement like :statement")
                .param("statement", statement)
                .query((row, _) -> row.getString("id"))
                .single();
    }

    String sampleReport() {
        return database.sql("select id from report where external_id = 'claimbook-sample'")
                .query((row, _) -> row.getString("id"))
                .single();
    }

    /// A report of that text, and a title of its own.
    String report(String text) {
        return post(
                        "reports",
                        "{\"title\": \"Report %s\", \"language\": \"en\", \"text\": %s}"
                                .formatted(UUID.randomUUID(), JSON.writeValueAsString(text)))
                .path("id")
                .asString();
    }

    /// A claim in a report of its own, by two sources that nobody else names.
    String aClaim(String statement) {
        return post(
                        "claims",
                        """
                        {"statement": %s, "language": "en",
                         "appearances": [{"report": {"title": "Read %s", "text": %s}, "quote": {"exact": %s},
                           "chain": [{"source": {"name": "Orsk police", "kind": "ORGANIZATION"}, "verb": "SAID", "channel": "STATEMENT"},
                                     {"source": {"name": "Reuters"}, "verb": "REPORTED", "channel": "ARTICLE"}]}]}
                        """
                                .formatted(
                                        JSON.writeValueAsString(statement),
                                        UUID.randomUUID(),
                                        JSON.writeValueAsString(
                                                "They said: " + statement + " And so on."),
                                        JSON.writeValueAsString(statement)))
                .path("id")
                .asString();
    }

    JsonNode get(String path) {
        return sent(request(path).GET().build());
    }

    JsonNode post(String path, String body) {
        return sent(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /// A source that only the desk knows.
    String confidentialSource(String name, String description) {
        return post(
                        "sources",
                        "{\"name\": \"%s\", \"disclosure\": \"CONFIDENTIAL\", \"description\": \"%s\"}"
                                .formatted(name, description))
                .path("id")
                .asString();
    }

    /// Somewhere that nobody tells of anything.
    String webhook() {
        return post(
                        "webhooks",
                        "{\"url\": \"http://localhost/%s\", \"events\": [\"MERGED\"], \"filter\": \"q=nothing\"}"
                                .formatted(UUID.randomUUID()))
                .path("id")
                .asString();
    }

    /// An import of that file that has ended.
    String imported(String query, String file) {
        String id = post("imports?" + query, file).path("id").asString();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !get("imports/" + id).path("finishedAt").isNull());
        return id;
    }

    List<String> texts(String sql) {
        return database.sql(sql).query((row, _) -> row.getString(1)).list();
    }

    private HttpRequest.Builder request(String path) {
        String who = "admin:" + BrowserTest.PASSWORD;
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/v1/%s".formatted(port, path)))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(who.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode sent(HttpRequest request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void somebody(String name, @Nullable String hash, String role, String... rights) {
        database.sql(
                        """
                        insert into app_user (id, username, password, role, rights, enabled, version)
                        values (:id, :name, :password, :role, :rights, true, 0)
                        on conflict do nothing
                        """)
                .param("id", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                .param("name", name)
                .param("password", hash)
                .param("role", role)
                .param("rights", rights)
                .update();
    }
}
