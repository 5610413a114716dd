package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The jar as somebody gets it who has nothing but a Java.
class PackagedIT {

    private static final Map<String, String> NO_SETTINGS = Map.of();
    private static final Path STORED_BACKUP = Path.of("src/test/resources/backup/1.jsonl");
    private static final String CLAIM = "{\"statement\": \"The dam holds.\"}";

    @TempDir private Path directory;

    @Test
    void itStartsByItselfAndTellsWhatReutersCouldNotVerify() throws Exception {
        ProcessHandle postmaster;
        try (PackagedApplication first = PackagedApplication.start(directory, NO_SETTINGS)) {
            System.out.printf("first start to ready: %d ms%n", first.millisecondsToReady());
            JsonNode found = first.read("/api/v1/claims?status=UNVERIFIED&verifier=Reuters");
            assertThat(found.get("items").valueStream())
                    .hasSize(3)
                    .allSatisfy(claim ->
                            assertThat(claim.at("/status/line").asString())
                                    .isEqualTo("Reuters could not verify"));
            postmaster = first.postmaster().orElseThrow();
            assertThat(first.stop()).isIn(0, 143);
        }
        assertThat(postmaster.info().command()).isEmpty();
        FasterStart page = FasterStart.unpacked(directory);
        try (PackagedApplication later = page.train(NO_SETTINGS)) {
            System.out.printf(
                    "later start to ready, unpacked, in training: %d ms%n",
                    later.millisecondsToReady());
            assertThat(later.readAsAdmin("/api/v1/claims?limit=200").get("items")).hasSize(23);
            assertThat(later.readAsAdmin("/api/v1/reports").get("items")).hasSize(1);
        }
        try (PackagedApplication faster = page.start(FasterStart.OR_NOT_AT_ALL)) {
            System.out.printf(
                    "later start to ready, with AOT cache: %d ms%n", faster.millisecondsToReady());
            assertThat(faster.readAsAdmin("/api/v1/claims?limit=200").get("items")).hasSize(23);
        }
    }

    @Test
    @Tag("database")
    void withADatabaseOfOnesOwnNoOtherStartsAndItEndsInOrder() throws Exception {
        var settings = new HashMap<>(TestDatabase.environment(TestDatabase.create()));
        settings.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        settings.put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_SECURITY", "debug");
        try (PackagedApplication application = PackagedApplication.start(directory, settings)) {
            assertThat(application.readAsAdmin("/api/v1/claims").get("items")).isEmpty();
            assertThat(application.postmaster()).isEmpty();
            assertThat(directory.resolve(".claimbook")).doesNotExist();
            assertThatItIsBackedUpAndRestored(application);
            assertThatARequestUnderWayIsFinished(application);
            assertThatProgramsCanReadTheLog(application.output(), settings);
        }
    }

    /// With the commands of the page; a stored backup goes in, for only an empty database takes
    /// one.
    private void assertThatItIsBackedUpAndRestored(PackagedApplication application)
            throws Exception {
        List<String> commands = PageCommands.below("Backups", "operations.md");
        assertThat(commands).hasSize(2);
        Path backup = directory.resolve("claimbook.jsonl");
        assertThat(typed(commands.getFirst(), application)).isEmpty();
        assertThat(Files.readAllLines(backup)).last().asString().startsWith("{\"end\":");
        Files.copy(STORED_BACKUP, backup, StandardCopyOption.REPLACE_EXISTING);
        assertThat(typed(commands.getLast(), application))
                .contains("\"rows\":" + (Files.readAllLines(backup).size() - 2))
                .contains("\"intact\":true");
    }

    private String typed(String command, PackagedApplication application)
            throws InterruptedException {
        String line =
                "cd '%s' && %s"
                        .formatted(
                                directory,
                                command.replace("localhost:8080", application.authority())
                                        .replace("-u admin", "-u \"admin:$PASSWORD\""));
        Command done =
                Command.run(Map.of("PASSWORD", PackagedApplication.PASSWORD), "bash", "-c", line);
        assertThat(done.exitCode()).as(done.output()).isZero();
        return done.output();
    }

    private static void assertThatARequestUnderWayIsFinished(PackagedApplication application)
            throws Exception {
        try (SlowRequest request = application.begin("/api/v1/claims", CLAIM)) {
            application.tellToStop();
            application.awaitOutput("Commencing graceful shutdown");
            assertThat(request.finish()).startsWith("HTTP/1.1 201");
        }
        assertThat(application.stop()).isIn(0, 143);
        assertThat(application.output()).contains("Graceful shutdown complete");
    }

    private static void assertThatProgramsCanReadTheLog(
            String output, Map<String, String> settings) {
        assertThat(output.lines())
                .hasSizeGreaterThan(10)
                .allSatisfy(line ->
                        assertThat(JsonMapper.shared().readTree(line).has("message")).isTrue())
                .anySatisfy(line ->
                        assertThat(
                                        JsonMapper.shared()
                                                .readTree(line)
                                                .path("requestId")
                                                .asString(""))
                                .isEqualTo(SlowRequest.ID));
        assertThat(output)
                .doesNotContain(
                        PackagedApplication.PASSWORD,
                        PackagedApplication.BASIC,
                        String.valueOf(settings.get("SPRING_DATASOURCE_PASSWORD")));
    }
}
