package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Clients that record claims, edit, check, sign off, publish and merge them until they are told to
/// end or get no answer, and what they were told had been done.
final class MixedWrites implements AutoCloseable {

    static final String REVIEWER = "second";

    private static final String CLAIMS = "/api/v1/claims";
    private static final int CLIENTS = 6;

    private final PackagedApplication application;
    private final String name;
    private final Queue<Story> stories = new ConcurrentLinkedQueue<>();
    private final Map<Integer, String> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private volatile boolean ended;

    /// What one client did to one claim: null or empty is what nobody was told.
    static final class Story {

        private final String name;
        private @Nullable String claim;
        private String place = "";
        private String placeTried = "";
        private @Nullable String finding;
        private boolean signedOff;
        private boolean published;
        private @Nullable String other;
        private boolean merged;

        private Story(String name) {
            this.name = name;
        }
    }

    private MixedWrites(PackagedApplication application, String name) {
        this.application = application;
        this.name = name;
        for (int client = 0; client < CLIENTS; client++) {
            int number = client;
            clients.execute(() -> tellStories(number));
        }
    }

    static MixedWrites begin(PackagedApplication application, String name) {
        return new MixedWrites(application, name);
    }

    /// How many writes were.
    int acknowledged() {
        return acknowledged.get();
    }

    /// What was said of what was not done, by status.
    Map<Integer, String> refusals() {
        return refusals;
    }

    /// Waits for what is under way.
    @Override
    public void close() {
        ended = true;
        clients.close();
    }

    private void tellStories(int client) {
        for (int number = 0; !ended; number++) {
            Story story = new Story("%s-client%d-claim%d".formatted(name, client, number));
            stories.add(story);
            try {
                record(application, story);
                edit(story);
                check(story);
                publish(story);
                merge(story);
            } catch (IOException _) {
                return; // nobody was told what became of the last step
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void record(PackagedApplication at, Story story)
            throws IOException, InterruptedException {
        Map<String, String> once = Map.of("Idempotency-Key", story.name);
        story.claim = path(done(at.send("admin", "POST", CLAIMS, claim(story.name), once)));
    }

    private void edit(Story story) throws IOException, InterruptedException {
        String claim = String.valueOf(story.claim);
        for (String place : List.of("Here", "There")) {
            story.placeTried = place;
            write("admin", "PATCH", claim, "{\"place\": \"%s\"}".formatted(place), claim);
            story.place = place;
        }
    }

    /// As the desk, so that somebody else must sign it off.
    private void check(Story story) throws IOException, InterruptedException {
        String finding =
                """
                {"status": "CONFIRMED", "rationale": "Filmed.", "evidence": [{"kind": "VIDEO", "stance": "SUPPORTS"}]}
                """;
        story.finding = path(done(application.post(story.claim + "/verifications", finding)));
        write(REVIEWER, "POST", story.finding + "/sign-off", "", story.finding);
        story.signedOff = true;
    }

    private void publish(Story story) throws IOException, InterruptedException {
        write(REVIEWER, "POST", story.claim + "/publication", "{}", String.valueOf(story.claim));
        story.published = true;
    }

    private void merge(Story story) throws IOException, InterruptedException {
        String other = path(done(application.post(CLAIMS, claim(again(story)))));
        story.other = other;
        String into = String.valueOf(story.claim).replaceAll(".*/", "");
        write("admin", "POST", other + "/merge", "{\"into\": \"%s\"}".formatted(into), other);
        story.merged = true;
    }

    /// On top of what was just read.
    private void write(String user, String method, String path, String body, String seen)
            throws IOException, InterruptedException {
        String etag =
                done(application.send(user, "GET", seen, "", Map.of()))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        Map<String, String> headers = Map.of("If-Match", etag, "Content-Type", type);
        done(application.send(user, method, path, body, headers));
    }

    /// @throws IOException if it was not done
    private HttpResponse<String> done(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            refusals.putIfAbsent(answer.statusCode(), answer.body());
            throw new IOException(answer.body());
        }
        if (!answer.request().method().equals("GET")) {
            acknowledged.incrementAndGet();
        }
        return answer;
    }

    /// Each is as it was said to be; what nobody was told of is there whole or not at all, and is
    /// recorded once by whoever sends it again.
    void assertThatAllIsThere(PackagedApplication after) throws Exception {
        for (Story story : stories) {
            if (story.claim == null) {
                record(after, story);
            }
            JsonNode claim = after.readAsAdmin(String.valueOf(story.claim));
            assertThat(claim.path("statement").asString()).isEqualTo(story.name);
            assertThat(claim.path("place").asString("")).isIn(story.place, story.placeTried);
            assertThatItWasReadThere(claim, othersOf(story, after));
            assertThatItWasFound(claim, story);
            assertThat(claim.path("publishedAt").isString() || !story.published).isTrue();
        }
    }

    /// How many were merged into it; one that was recorded and not merged is there by itself.
    private static int othersOf(Story story, PackagedApplication after)
            throws IOException, InterruptedException {
        if (story.other == null) {
            return 0;
        }
        HttpResponse<String> other = after.send("admin", "GET", story.other, "", Map.of());
        if (other.statusCode() == 200 && !story.merged) {
            assertThat(other.body()).contains("\"statement\":\"%s\"".formatted(again(story)));
            return 0;
        }
        assertThat(other.statusCode()).isEqualTo(308);
        assertThat(path(other)).isEqualTo(story.claim);
        return 1;
    }

    private static void assertThatItWasReadThere(JsonNode claim, int others) {
        assertThat(claim.path("appearances").valueStream())
                .hasSize(1 + others)
                .allSatisfy(appearance -> {
                    assertThat(appearance.path("chain")).hasSize(2);
                    assertThat(appearance.at("/anchor/state").asString()).isEqualTo("ANCHORED");
                });
    }

    private static void assertThatItWasFound(JsonNode claim, Story story) {
        List<String> findings =
                claim.path("verifications")
                        .valueStream()
                        .map(it -> it.path("id").asString())
                        .toList();
        assertThat(findings).hasSizeBetween(1, 3);
        assertThat(claim.path("verifications").valueStream())
                .filteredOn(it -> it.path("status").asString().equals("CONFIRMED"))
                .allSatisfy(it -> assertThat(it.path("evidence")).hasSize(1));
        if (story.finding != null) {
            assertThat(findings).contains(story.finding.replaceAll(".*/", ""));
        }
        if (story.signedOff) {
            assertThat(claim.at("/status/line").asString()).isEqualTo("We confirmed");
        }
    }

    private static String again(Story story) {
        return story.name + " again";
    }

    private static String path(HttpResponse<String> created) {
        return created.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");
    }

    /// Some name sources that nobody knows yet.
    private static String claim(String name) {
        return """
        {"statement": "%s",
         "appearances": [{"report": {"title": "R", "url": "https://told.example/%d", "text": "Nobody saw it."},
                          "quote": {"exact": "Nobody saw it."},
                          "chain": [{"source": {"name": "Teller %d"}, "verb": "SAID"},
                                    {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}],
         "verifications": [{"status": "UNVERIFIED", "verifier": {"name": "Reuters"}}]}
        """
                .formatted(name, name.length() % 5, Math.floorMod(name.hashCode(), 97));
    }
}
