package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is left after a crash: everything that was acknowledged, and nothing by halves.
class CrashIT {

    private static final Map<String, String> SETTINGS = Map.of("CLAIMBOOK_SAMPLE", "false");
    private static final int CLAIMS = 200;
    private static final int ENOUGH = 60;

    @TempDir private Path directory;

    private interface Crash {
        void of(PackagedApplication application) throws Exception;
    }

    @AfterEach
    void nothingIsLeftRunning() throws IOException {
        PackagedApplication.postmaster(directory).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void whatWasAcknowledgedIsThereAndWhole() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        acknowledged.addAll(crashedAmidWrites("application and server killed", CrashIT::killBoth));
        acknowledged.addAll(crashedAmidWrites("application killed", PackagedApplication::kill));
        try (PackagedApplication after = PackagedApplication.start(directory, SETTINGS)) {
            List<JsonNode> claims = after.all("/api/v1/claims?limit=200");
            System.out.printf(
                    "%d acknowledged, %d there, started again in %d ms%n",
                    acknowledged.size(), claims.size(), after.millisecondsToReady());
            assertThat(claims)
                    .extracting(claim -> claim.get("id").asString())
                    .containsAll(acknowledged);
            assertThat(claims).allSatisfy(CrashIT::assertThatTheItemIsWhole);
            for (String claim : acknowledged) {
                assertThatItIsWhole(after.readAsAdmin("/api/v1/claims/" + claim));
            }
        }
    }

    /// The ids of the claims that were acknowledged before the crash.
    private Queue<String> crashedAmidWrites(String how, Crash crash) throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        CountDownLatch enough = new CountDownLatch(ENOUGH);
        try (PackagedApplication application = PackagedApplication.start(directory, SETTINGS);
                ExecutorService clients = Executors.newFixedThreadPool(16)) {
            for (int claim = 0; claim < CLAIMS; claim++) {
                String body = claim(claim);
                clients.execute(() -> {
                    String id = recorded(application, body);
                    if (id != null) {
                        acknowledged.add(id);
                        enough.countDown();
                    }
                });
            }
            assertThat(enough.await(180, TimeUnit.SECONDS)).isTrue();
            crash.of(application);
        }
        assertThat(acknowledged).hasSizeBetween(ENOUGH, CLAIMS - 1);
        System.out.printf("%s: %d of %d claims acknowledged%n", how, acknowledged.size(), CLAIMS);
        return acknowledged;
    }

    private static void killBoth(PackagedApplication application) throws Exception {
        ProcessHandle postmaster = application.postmaster().orElseThrow();
        postmaster.destroyForcibly();
        application.kill();
    }

    /// Null if nobody heard that it was.
    private static @Nullable String recorded(PackagedApplication application, String claim) {
        try {
            HttpResponse<String> answer = application.post("/api/v1/claims", claim);
            return answer.statusCode() == 201
                    ? answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "")
                    : null;
        } catch (IOException _) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every fourth names a source that nobody knows yet.
    private static String claim(int number) {
        return """
        {"statement": "Claim %d.",
         "appearances": [{"report": {"title": "R", "url": "https://a.example/%d", "text": "Nobody saw it."},
                          "quote": {"exact": "Nobody saw it."},
                          "chain": [{"source": {"name": "Origin %d"}, "verb": "SAID"},
                                    {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}],
         "verifications": [{"status": "UNVERIFIED", "verifier": {"name": "Reuters"}}]}
        """
                .formatted(number, number % 50, number - number % 4);
    }

    private static void assertThatTheItemIsWhole(JsonNode claim) {
        assertThat(claim.at("/status/line").asString()).isEqualTo("Reuters could not verify");
        assertThat(claim.at("/origins")).hasSize(1);
        assertThat(claim.at("/carriers/0/name").asString()).isEqualTo("Reuters");
    }

    private static void assertThatItIsWhole(JsonNode claim) {
        assertThat(claim.at("/appearances/0/anchor/state").asString()).isEqualTo("ANCHORED");
        assertThat(claim.at("/appearances/0/chain")).hasSize(2);
        assertThat(claim.at("/verifications")).hasSize(1);
        assertThat(claim.at("/status/code").asString()).isEqualTo("UNVERIFIED");
        assertThat(claim.at("/status/verificationId")).isEqualTo(claim.at("/verifications/0/id"));
    }
}
