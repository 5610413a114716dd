package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// An import under way, told from others by its name, and what it leaves.
record KilledImport(String name, String job) {

    static final int LINES = 600;

    /// Every hundredth line is no claim.
    private static final int REFUSED = LINES / 100;

    static KilledImport begin(PackagedApplication application, String name) throws Exception {
        String file =
                IntStream.range(0, LINES)
                        .mapToObj(line ->
                                line % 100 == 0 ? "{\"statement\": \"\"}" : claim(name, line))
                        .collect(Collectors.joining("\n"));
        String job =
                application
                        .post("/api/v1/imports?format=jsonl", file)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        return new KilledImport(name, job.replaceFirst("^https?://[^/]+", ""));
    }

    /// Waits until so many records are read, or all that there are.
    void awaitRead(PackagedApplication application, int records) {
        await().atMost(PackagedApplication.PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    JsonNode at = application.readAsAdmin(job);
                    return at.path("read").asInt() >= records || isOver(at);
                });
    }

    boolean isOver(PackagedApplication application) throws IOException, InterruptedException {
        return isOver(application.readAsAdmin(job));
    }

    /// What its claims are but for what tells one recording, and one import, from the next.
    List<String> result(PackagedApplication application) throws Exception {
        await().atMost(PackagedApplication.PATIENCE).until(() -> isOver(application));
        JsonNode ended = application.readAsAdmin(job);
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("DONE");
        assertThat(ended.path("read").asInt()).isEqualTo(LINES);
        assertThat(ended.path("created").asInt()).isEqualTo(LINES - REFUSED);
        assertThat(ended.path("failed").asInt()).isEqualTo(REFUSED);
        List<String> claims =
                application.all("/api/v1/claims?limit=200&topic=" + name).stream()
                        .map(this::essence)
                        .sorted()
                        .toList();
        assertThat(claims).hasSize(LINES - REFUSED).doesNotHaveDuplicates();
        return claims;
    }

    private static boolean isOver(JsonNode job) {
        return !List.of("QUEUED", "RUNNING").contains(job.path("state").asString());
    }

    private String essence(JsonNode claim) {
        return claim.toString()
                .replaceAll("\"(\\w*[iI]d|etag|since|\\w+At)\":\"(?:\\\\.|[^\"\\\\])*\"", "")
                .replace(name, "");
    }

    private static String claim(String name, int line) {
        return """
        {"statement": "Line %d.", "topics": ["%s"], "appearances": [{"report": {"title": "R", "url": "https://a.example/%d"}, "chain": [{"source": {"name": "Origin %d of %s"}, "verb": "SAID"}, {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}], "verifications": [{"status": "UNVERIFIED", "verifier": {"name": "Reuters"}}]}\
        """
                .formatted(line, name, line, line / 50, name);
    }
}
