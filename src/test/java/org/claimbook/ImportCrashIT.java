package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An import whose application is killed again and again ends as if nothing had happened.
@Tag("long")
class ImportCrashIT {

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "CLAIMBOOK_SAMPLE", "false",
                    "CLAIMBOOK_SIMILAR_MODEL", "off",
                    "CLAIMBOOK_IMPORTS_HOLD", "PT1S");
    private static final int CLAIMS = 2_000;

    /// Every hundredth line is none.
    private static final int REFUSED = CLAIMS / 100;

    private static final List<Integer> KILLED_AFTER = List.of(1, 500, 1_000);

    @TempDir private Path directory;

    @AfterEach
    void nothingIsLeftRunning() throws IOException {
        PackagedApplication.postmaster(directory).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void anImportThatIsKilledThreeTimesRecordsWhatAnUndisturbedOneDoes() throws Exception {
        String job = killedAgainAndAgain();
        try (PackagedApplication application = PackagedApplication.start(directory, SETTINGS)) {
            assertThatItIsDone(until(application, job, CLAIMS));
            assertThat(application.all("/api/v1/sources?q=Origin&limit=200")).hasSize(CLAIMS / 50);
            assertThatItIsDone(until(application, begun(application), CLAIMS));
            Map<String, Long> times =
                    application.all("/api/v1/claims?limit=200").stream()
                            .map(ImportCrashIT::essence)
                            .collect(
                                    Collectors.groupingBy(
                                            Function.identity(), Collectors.counting()));
            assertThat(times).hasSize(CLAIMS - REFUSED);
            assertThat(times.values()).containsOnly(2L); // once by each import
            JsonNode audit = application.readAsAdmin("/api/v1/audit/verification");
            assertThat(audit.path("intact").asBoolean()).isTrue();
        }
    }

    /// The address of the job that was under way each time.
    private String killedAgainAndAgain() throws Exception {
        String job = "";
        for (int after : KILLED_AFTER) {
            try (PackagedApplication application = PackagedApplication.start(directory, SETTINGS)) {
                job = job.isEmpty() ? begun(application) : job;
                JsonNode at = until(application, job, after);
                application.kill();
                assertThat(at.path("state").asString()).isEqualTo("RUNNING");
                System.out.printf("killed after %s of %d records%n", at.path("read"), CLAIMS);
            }
        }
        return job;
    }

    private static String begun(PackagedApplication application) throws Exception {
        return application
                .post("/api/v1/imports?format=jsonl", file())
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");
    }

    /// Asks until so many records are read, and it has ended if those are all.
    private static JsonNode until(PackagedApplication application, String job, int read)
            throws Exception {
        JsonNode at = application.readAsAdmin(job);
        while (List.of("QUEUED", "RUNNING").contains(at.path("state").asString())
                && (at.path("read").asInt() < read || read == CLAIMS)) {
            at = application.readAsAdmin(job);
        }
        return at;
    }

    private static void assertThatItIsDone(JsonNode job) {
        assertThat(job.path("state").asString()).isEqualTo("DONE");
        assertThat(job.path("read").asInt()).isEqualTo(CLAIMS);
        assertThat(job.path("created").asInt()).isEqualTo(CLAIMS - REFUSED);
        assertThat(job.path("failed").asInt()).isEqualTo(REFUSED);
    }

    /// Without what tells one recording from the next.
    private static String essence(JsonNode claim) {
        assertThat(claim.at("/status/line").asString()).isEqualTo("Reuters could not verify");
        assertThat(claim.path("attribution").asString()).matches("Origin \\d+, via Reuters");
        return claim.toString()
                .replaceAll("\"(\\w*[iI]d|etag|since|\\w+At)\":\"(?:\\\\.|[^\"\\\\])*\"", "");
    }

    private static String file() {
        return IntStream.range(0, CLAIMS)
                .mapToObj(number -> number % 100 == 0 ? "{\"statement\": \"\"}" : claim(number))
                .collect(Collectors.joining("\n"));
    }

    private static String claim(int number) {
        return """
        {"statement": "Claim %d.", "appearances": [{"report": {"title": "R", "url": "https://a.example/%d"}, "chain": [{"source": {"name": "Origin %d"}, "verb": "SAID"}, {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}], "verifications": [{"status": "UNVERIFIED", "verifier": {"name": "Reuters"}}]}\
        """
                .formatted(number, number, number / 50);
    }
}
