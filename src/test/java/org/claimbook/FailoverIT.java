package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A primary that is killed under writes, and its standby that takes over: Claimbook goes on by
/// itself, nothing that was acknowledged is missing, and the public reads all the while.
@Tag("long")
class FailoverIT {

    private static final int ENOUGH = 60;
    private static final int WRITERS = 4;

    @TempDir private Path directory;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    private final Queue<String> missed = new ConcurrentLinkedQueue<>();
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong longestGap = new AtomicLong();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong failedReads = new AtomicLong();

    @Test
    void whenTheStandbyTakesOverNothingIsLost() throws Exception {
        try (PostgresPair servers = PostgresPair.start(directory);
                PackagedApplication application =
                        PackagedApplication.start(directory, settings(servers));
                ExecutorService clients = Executors.newFixedThreadPool(WRITERS + 1)) {
            String shown = application.read("/api/v1/claims").at("/items/0/id").asString();
            long before = servers.readsOfStandby();
            last.set(System.nanoTime());
            for (int writer = 0; writer < WRITERS; writer++) {
                clients.execute(() -> write(application));
            }
            clients.execute(() -> read(application, "/api/v1/claims/" + shown));
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            acknowledged.size() > ENOUGH && servers.readsOfStandby() > before + 20);
            longestGap.set(0);
            servers.killPrimary();
            servers.promote();
            int then = acknowledged.size();
            await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > then + ENOUGH);
            ended.set(true);
            clients.shutdown();
            System.out.printf(
                    "%d claims acknowledged, longest gap between two %d ms; %d public reads, %d failed%n",
                    acknowledged.size(),
                    longestGap.get() / 1_000_000,
                    reads.get(),
                    failedReads.get());
            assertThat(Duration.ofNanos(longestGap.get())).isLessThan(Duration.ofSeconds(15));
            assertThat(missed).as("not read by who had just written").isEmpty();
            assertThat(statuses).as("of writes").isSubsetOf(201, 503);
            for (String claim : acknowledged) {
                assertThat(application.readAsAdmin(claim).path("statement").asString())
                        .isEqualTo("It holds.");
            }
        }
    }

    private Map<String, String> settings(PostgresPair servers) {
        return new HashMap<>(
                Map.of(
                        "SPRING_DATASOURCE_URL", servers.url(),
                        "SPRING_DATASOURCE_USERNAME", "postgres",
                        "SPRING_DATASOURCE_PASSWORD", "none",
                        "CLAIMBOOK_DATASOURCE_REPLICAS", servers.standbyUrl(),
                        "CLAIMBOOK_SAMPLE", "true",
                        "CLAIMBOOK_KEY",
                                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
    }

    private void write(PackagedApplication application) {
        while (!ended.get()) {
            try {
                HttpResponse<String> answer =
                        application.post("/api/v1/claims", "{\"statement\": \"It holds.\"}");
                statuses.add(answer.statusCode());
                if (answer.statusCode() == 201) {
                    String claim = answer.headers().firstValue("Location").orElseThrow();
                    note(claim);
                    if (application.readAsAdmin(claim).path("status").asInt(0) == 404) {
                        missed.add(claim);
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void note(String claim) {
        acknowledged.add(claim);
        long now = System.nanoTime();
        longestGap.accumulateAndGet(now - last.getAndSet(now), Math::max);
    }

    private void read(PackagedApplication application, String path) {
        while (!ended.get()) {
            reads.incrementAndGet();
            try {
                application.read(path);
            } catch (IOException | AssertionError _) {
                failedReads.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
