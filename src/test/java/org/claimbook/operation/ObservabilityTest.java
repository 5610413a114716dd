package org.claimbook.operation;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.claimbook.ClaimbookApplication;
import org.claimbook.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What can be seen from outside of an application that runs, and by whom.
@Tag("database")
class ObservabilityTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String METRICS = "/actuator/prometheus";
    private static final String CLAIM =
            """
            {"statement": "The dam holds.", "verifications": [{"verifier": {"name": "AP"}, "status": "CONFIRMED"}]}\
            """;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final BlockingQueue<String> TRACES = new LinkedBlockingQueue<>();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static HttpServer collector;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext application;

    private static String server = "";

    @BeforeAll
    static void anApplicationThatIsWatched() throws Exception {
        collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext(
                "/v1/traces",
                exchange -> {
                    TRACES.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.ISO_8859_1));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        collector.start();
        String database = TestDatabase.create();
        application =
                new SpringApplicationBuilder(ClaimbookApplication.class)
                        .properties(new HashMap<>(TestDatabase.settings(database)))
                        .run(
                                "--server.port=0",
                                // itself, to have the metrics of a standby
                                "--claimbook.datasource.replicas=" + database,
                                "--claimbook.sample=false",
                                "--claimbook.similar.model=off",
                                "--claimbook.imports.every=PT0.1S",
                                "--claimbook.admin-password=" + PASSWORD,
                                "--management.tracing.sampling.probability=1",
                                "--management.opentelemetry.tracing.export.schedule-delay=100ms",
                                "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:%d/v1/traces"
                                        .formatted(collector.getAddress().getPort()));
        server =
                "http://127.0.0.1:"
                        + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        application.close();
        collector.stop(0);
    }

    @Test
    void metricsAreForThoseWhoRead() throws Exception {
        HttpResponse<String> refused = anonymous(METRICS);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).doesNotContain("http_server_requests");
        assertThat(asAdmin(METRICS).body()).contains("http_server_requests_seconds_count");
    }

    @Test
    void everybodyLearnsWhetherItIsWellAndAdministratorsWhyNot() throws Exception {
        assertThat(JSON.readTree(anonymous("/actuator/health").body()).propertyNames())
                .containsOnly("status", "groups");
        JsonNode all = JSON.readTree(asAdmin("/actuator/health").body());
        assertThat(all.at("/status").asString()).isEqualTo("UP");
        assertThat(all.at("/components").propertyNames()).contains("db", "diskSpace", "queues");
        assertThat(all.at("/components/queues/details").propertyNames())
                .containsExactlyInAnyOrder("webhooks", "imports", "seals");
        assertThat(anonymous("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(asAdmin("/actuator/env").statusCode()).isEqualTo(404);
    }

    @Test
    void findingsAndImportsAreCounted() throws Exception {
        double before =
                value("claimbook_events_total{action=\"CREATED\",subject=\"VERIFICATION\"}");
        assertThat(post("/api/v1/claims", CLAIM).statusCode()).isEqualTo(201);
        assertThat(value("claimbook_events_total{action=\"CREATED\",subject=\"VERIFICATION\"}"))
                .isEqualTo(before + 1);
        imported("");
        assertThat(value("claimbook_import_records_total{dry=\"false\"}")).isPositive();
        assertThat(value("claimbook_queue_age_seconds{queue=\"imports\"}")).isNotNegative();
    }

    @Test
    void whatIsRolledBackIsNotCounted() throws Exception {
        double before = value("claimbook_events_total{action=\"CREATED\",subject=\"CLAIM\"}");
        imported("&dryRun=true");
        assertThat(value("claimbook_import_records_total{dry=\"true\"}")).isPositive();
        assertThat(value("claimbook_events_total{action=\"CREATED\",subject=\"CLAIM\"}"))
                .isEqualTo(before);
    }

    @Test
    void everyMetricOfTheDashboardIsThere() throws Exception {
        post("/api/v1/claims", CLAIM);
        imported("");
        System.gc(); // the pauses of a collector are there after the first one
        Set<String> there = names("(?m)^([a-z_]+)[ {]", asAdmin(METRICS).body());
        JsonNode dashboard = JSON.readTree(Files.readString(Path.of("src/docs/grafana.json")));
        Set<String> named = new TreeSet<>();
        dashboard
                .get("panels")
                .forEach(panel ->
                        panel.get("targets")
                                .forEach(target ->
                                        named.addAll(
                                                names(
                                                        "\\b([a-z]+(?:_[a-z]+)+)(?=[\\[{)]|$)",
                                                        target.get("expr").asString()))));
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(there).containsAll(named);
    }

    @Test
    void aRequestIsATrace() throws Exception {
        assertThat(anonymous("/api/v1/claims/019a0000-0000-7000-8000-000000000009").statusCode())
                .isEqualTo(404);
        String sent = TRACES.poll(20, TimeUnit.SECONDS);
        while (sent != null && !sent.contains("http get /api/v1/claims/{id}")) {
            sent = TRACES.poll(20, TimeUnit.SECONDS);
        }
        assertThat(sent).isNotNull().doesNotContain(PASSWORD);
    }

    private static void imported(String how) throws Exception {
        HttpResponse<String> job =
                post(
                        "/api/v1/imports?format=jsonl" + how,
                        "{\"statement\": \"The bridge stands.\"}\n");
        assertThat(job.statusCode()).as(job.body()).isEqualTo(202);
        String path = URI.create(job.headers().firstValue("Location").orElseThrow()).getPath();
        while (!JSON.readTree(asAdmin(path).body()).get("state").asString().equals("DONE")) {
            Thread.onSpinWait();
        }
    }

    private static double value(String metric) throws Exception {
        return asAdmin(METRICS)
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf("} ") + 2)))
                .findFirst()
                .orElse(0);
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static HttpResponse<String> anonymous(String path)
            throws IOException, InterruptedException {
        return CLIENT.send(request(path).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> asAdmin(String path)
            throws IOException, InterruptedException {
        return CLIENT.send(admins(path).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        String type = path.contains("jsonl") ? "application/jsonl" : "application/json";
        return CLIENT.send(
                admins(path)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder admins(String path) {
        byte[] user = ("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return request(path)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path));
    }
}
