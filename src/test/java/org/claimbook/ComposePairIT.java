package org.claimbook;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The profile `ha` of the compose file: two instances behind a proxy, a primary and its standby;
/// skipped where `ComposeIT` is.
@Tag("database")
@Tag("long")
class ComposePairIT {

    private static final String CLAIMS = "/api/v1/claims?limit=3";

    /// Status and validator after the body; both are asked for by the same name, as by a proxy.
    private static final String WHOLE =
            "-H 'Host: claimbook.example' -H 'X-Request-Id: same' -w '\\n%{http_code} %header{etag}.' ";

    private static final List<String> ASKED =
            List.of(
                    CLAIMS,
                    "/api/v1/claims?status=UNVERIFIED&sort=created",
                    "/api/v1/claims?q=grenade",
                    "/api/v1/claims/facets?by=status",
                    "/api/v1/sources?limit=5",
                    "/api/v1/reports",
                    "/api/v1/topics",
                    "/api/v1/statuses",
                    "/api/v1/changes",
                    "/api/v1/export/claims.csv",
                    "/api/v1/export/claims.jsonl",
                    "/api/v1/export/claim-reviews.json",
                    "/api/v1/feeds/claims.atom",
                    "/api/v1/feeds/corrections.atom");

    @TempDir private static Path directory;
    private static @Nullable Compose running;

    @BeforeAll
    static void up() throws Exception {
        Compose.isWanted();
        var settings = new HashMap<>(ComposeIT.SETTINGS);
        settings.putAll(
                Files.readAllLines(Path.of("src/main/docker/ha.env")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("=", 2))
                        .collect(toMap(setting -> setting[0], setting -> setting[1])));
        settings.put("CLAIMBOOK_2_LISTEN", "127.0.0.1:0");
        settings.put("CLAIMBOOK_PROXY_LISTEN", "127.0.0.1:0");
        running = new Compose(directory, settings);
        running.run("up", "--build", "--detach", "--wait", "--wait-timeout", "600");
    }

    @AfterAll
    static void nothingIsLeft() throws Exception {
        if (running != null) {
            running.run("down", "--volumes", "--rmi", "local");
        }
    }

    @Test
    void bothAnswerAsOneWould() throws Exception {
        for (String path : ASKED) {
            assertThat(answerOf("claimbook-2", path))
                    .as(path)
                    .contains("\n200 ")
                    .isEqualTo(answerOf("claimbook", path));
        }
        String claim = first("\"id\" ?: ?\"([^\"]+)\"", answerOf("claimbook", CLAIMS));
        for (String below : List.of("", "/history", "/verifications", "/claim-review")) {
            String path = "/api/v1/claims/" + claim + below;
            assertThat(answerOf("claimbook-2", path))
                    .as(path)
                    .isEqualTo(answerOf("claimbook", path));
        }
    }

    @Test
    void whatOneBeganToListTheOtherGoesOnWith() throws Exception {
        String next =
                first("\"next\" ?: ?\"([^\"]+)\"", answerOf("claimbook", CLAIMS))
                        .replaceFirst("^https?://[^/]+", "");
        assertThat(answerOf("claimbook-2", next))
                .contains("\"items\"")
                .contains("\n200 ")
                .isEqualTo(answerOf("claimbook", next))
                .isNotEqualTo(answerOf("claimbook", CLAIMS));
    }

    @Test
    void withoutOneItGoesOn() throws Exception {
        String claim = recorded("The dam holds.");
        for (String instance : List.of("claimbook", "claimbook-2")) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> answerOf(instance, claim).contains("The dam holds."));
        }
        assertThat(readsOfStandby()).isPositive();
        compose().run("stop", "claimbook");
        assertThat(answerOf("proxy", claim)).contains("The dam holds.");
        assertThat(answerOf("proxy", recorded("It still does."))).contains("It still does.");
        compose().run("up", "--detach", "--wait", "--wait-timeout", "300", "claimbook");
    }

    private static String answerOf(String service, String path) throws InterruptedException {
        return Compose.curl(server(service), ComposeIT.PASSWORD, WHOLE + path)
                // when the feed itself was written
                .replaceFirst("(\"DataFeed\",\"dateModified\":)\"[^\"]+\"", "$1null");
    }

    /// Through the proxy; answers the path.
    private static String recorded(String statement) throws InterruptedException {
        String answer =
                Compose.curl(
                        server("proxy"),
                        ComposeIT.PASSWORD,
                        "-H 'Content-Type: application/json' -d '{\"statement\": \"%s\"}' /api/v1/claims"
                                .formatted(statement));
        return "/api/v1/claims/" + first("\"id\" ?: ?\"([^\"]+)\"", answer);
    }

    private static long readsOfStandby() throws InterruptedException {
        String reads =
                "select seq_scan + idx_scan from pg_stat_user_tables where relname = 'claim'";
        return Long.parseLong(
                compose()
                        .run(
                                "exec",
                                "-T",
                                "standby",
                                "psql",
                                "-qAtX",
                                "-U",
                                "claimbook",
                                "-c",
                                reads));
    }

    private static String first(String pattern, String answer) {
        var found = Pattern.compile(pattern).matcher(answer);
        assertThat(found.find()).as(answer).isTrue();
        return found.group(1);
    }

    private static String server(String service) throws InterruptedException {
        return compose().run("port", service, service.equals("proxy") ? "8090" : "8080");
    }

    private static Compose compose() {
        return Objects.requireNonNull(running);
    }
}
