package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A disk that is full, and one that cannot be written to any more: whoever writes is told so, who
/// reads is not disturbed, and all goes on, without a restart, once there is room.
@Tag("long")
class DiskIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path directory;

    private final Random random = new Random(1);
    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void withoutRoomNothingIsLostAndItGoesOnOnceThereIsSome() throws Exception {
        Path cluster = Files.createDirectories(directory.resolve(".claimbook/postgres"));
        try (SmallDisk disk = SmallDisk.at(cluster).orElseGet(DiskIT::skipped);
                PackagedApplication application =
                        PackagedApplication.start(directory, settings(cluster))) {
            assertThat(recorded(application).statusCode()).isEqualTo(201);
            assertThat(health(application)).isEqualTo("UP UP");

            disk.fill();
            assertThatWritesAreRefused(application);
            assertThatAllIsThere(application);
            assertThat(health(application)).isEqualTo("DOWN DOWN");
            disk.makeRoom();
            assertThatItGoesOn(application, "room for data");

            disk.fill();
            endTheLog(application.database());
            disk.makeRoom();
            assertThatItGoesOn(application, "room for the log");

            disk.makeReadOnly();
            HttpResponse<String> refused = recorded(application);
            assertThat(refused.statusCode()).as(application.output()).isEqualTo(503);
            await().atMost(PATIENCE).until(() -> !healthOf(application, "db").equals("UP"));
            disk.takeOut();
            application.awaitOutput("its files are not there");
            disk.putIn();
            assertThatItGoesOn(application, "a disk to write to");
        }
    }

    private static SmallDisk skipped() {
        String why = "DiskIT is skipped: it needs a disk of its own, and cannot mount one here";
        System.out.println(why);
        return abort(why);
    }

    private static Map<String, String> settings(Path cluster) {
        return Map.of(
                "CLAIMBOOK_SAMPLE", "false",
                "CLAIMBOOK_SIMILAR_MODEL", "off",
                "MANAGEMENT_HEALTH_DISKSPACE_PATH", cluster.toString());
    }

    private HttpResponse<String> recorded(PackagedApplication application) throws Exception {
        HttpResponse<String> answer = application.post("/api/v1/reports", report());
        if (answer.statusCode() == 201) {
            acknowledged.add(answer.headers().firstValue("Location").orElseThrow());
        }
        return answer;
    }

    /// Of 100 kB that nobody can make smaller.
    private String report() {
        String text =
                random.ints(100_000, '0', 'z' + 1)
                        .filter(Character::isLetterOrDigit)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return "{\"title\": \"Full\", \"text\": \"%s\"}".formatted(text);
    }

    private void assertThatWritesAreRefused(PackagedApplication application) throws Exception {
        HttpResponse<String> answer = recorded(application);
        for (int more = 0; more < 100 && answer.statusCode() == 201; more++) {
            answer = recorded(application);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(JsonMapper.shared().readTree(answer.body()).path("type").asString())
                .endsWith("/problems/storage");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
    }

    private void assertThatItGoesOn(PackagedApplication application, String again)
            throws Exception {
        long start = System.nanoTime();
        await().atMost(PATIENCE).until(() -> recorded(application).statusCode() == 201);
        System.out.printf(
                "%s: written after %d ms%n", again, (System.nanoTime() - start) / 1_000_000);
        await().atMost(PATIENCE).until(() -> health(application).equals("UP UP"));
        assertThatAllIsThere(application);
    }

    private void assertThatAllIsThere(PackagedApplication application)
            throws IOException, InterruptedException {
        assertThat(acknowledged).isNotEmpty();
        for (String report : acknowledged) {
            assertThat(application.readAsAdmin(report).path("title").asString()).isEqualTo("Full");
        }
    }

    /// Of all, and of the disk.
    private static String health(PackagedApplication application)
            throws IOException, InterruptedException {
        JsonNode all = application.readAsAdmin("/actuator/health");
        return all.path("status").asString()
                + " "
                + all.at("/components/diskSpace/status").asString();
    }

    private static String healthOf(PackagedApplication application, String component)
            throws IOException, InterruptedException {
        return application
                .readAsAdmin("/actuator/health")
                .at("/components/%s/status".formatted(component))
                .asString("");
    }

    /// Until the server finds no room for its next file.
    private static void endTheLog(JdbcClient database) {
        try {
            for (int segment = 0; segment < 100; segment++) {
                database.sql("select pg_switch_wal(), txid_current()").query((_, _) -> 1).list();
            }
            throw new AssertionError("The log does not end.");
        } catch (DataAccessException _) {
            // it has
        }
    }
}
