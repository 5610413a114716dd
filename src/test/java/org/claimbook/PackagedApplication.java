package org.claimbook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The jar that is shipped, running in a process of its own.
final class PackagedApplication implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";
    static final String BASIC = basic("admin");
    static final Path JAR = Path.of("target", "claimbook.jar").toAbsolutePath();

    /// For a machine that has ten other things to do.
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final Path directory;
    private final Path output;
    private final HttpClient http = HttpClient.newHttpClient();
    private final long millisecondsToReady;
    private final String url;

    private PackagedApplication(Path directory, Map<String, String> settings, ProcessBuilder java)
            throws Exception {
        long start = System.nanoTime();
        this.directory = directory;
        this.output = Files.createTempFile(directory, "output", ".log");
        java.environment().put("SERVER_PORT", "0");
        java.environment().put("CLAIMBOOK_ADMIN_PASSWORD", PASSWORD);
        java.environment().putAll(settings);
        java.directory(directory.toFile());
        java.redirectErrorStream(true).redirectOutput(output.toFile());
        this.process = java.start();
        this.url = "http://localhost:" + port(start);
        this.millisecondsToReady = Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /// Starts it in a working directory, and waits until it is ready.
    static PackagedApplication start(Path directory, Map<String, String> settings)
            throws Exception {
        return start(directory, settings, List.of("-jar", JAR.toString()));
    }

    /// The same by other arguments of `java`.
    static PackagedApplication start(
            Path directory, Map<String, String> settings, List<String> arguments) throws Exception {
        return new PackagedApplication(directory, settings, java(arguments));
    }

    /// The same by a command that runs what follows it as somebody else.
    static PackagedApplication startBy(
            List<String> command, Path directory, Map<String, String> settings) throws Exception {
        ProcessBuilder java = java(List.of("-jar", JAR.toString()));
        java.command().addAll(0, command);
        return new PackagedApplication(directory, settings, java);
    }

    /// The Java that runs the tests.
    static ProcessBuilder java(List<String> arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java);
        builder.command().addAll(arguments);
        return builder;
    }

    /// Host and port.
    String authority() {
        return URI.create(url).getAuthority();
    }

    long millisecondsToReady() {
        return millisecondsToReady;
    }

    /// What it has computed so far, of all processors together.
    long millisecondsOfProcessor() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    JsonNode read(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    JsonNode readAsAdmin(String path) throws IOException, InterruptedException {
        HttpRequest request = asAdmin(request(path)).build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("admin", "POST", path, body, Map.of());
    }

    /// By a user with the password of all.
    HttpResponse<String> send(
            String user, String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path)
                        .header("Authorization", basic(user))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /// As its owner sees its embedded server.
    JdbcClient database() throws IOException {
        Path data = directory.resolve(".claimbook");
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        return JdbcClient.create(
                new DriverManagerDataSource(
                        "jdbc:postgresql://127.0.0.1:%s/claimbook".formatted(port.strip()),
                        "postgres",
                        Files.readString(data.resolve("postgres-password"))));
    }

    /// The items of all pages of a list.
    List<JsonNode> all(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String next = path;
        while (next != null) {
            JsonNode page = readAsAdmin(next);
            page.get("items").forEach(items::add);
            next = page.get("next").asStringOpt().orElse(null);
        }
        return items;
    }

    /// Its embedded server.
    Optional<ProcessHandle> postmaster() throws IOException {
        return postmaster(directory);
    }

    /// The server that runs, or was left running, for an application in that directory.
    static Optional<ProcessHandle> postmaster(Path directory) throws IOException {
        Path file = directory.resolve(".claimbook/postgres/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                        .filter(it -> it.info().command().orElse("").contains("postgres"))
                : Optional.empty();
    }

    /// Sends one of which the rest comes later.
    SlowRequest begin(String path, String body) throws IOException {
        return SlowRequest.begin(URI.create(url + path), body);
    }

    /// All that it has said so far.
    String output() throws IOException {
        return Files.readString(output);
    }

    void awaitOutput(String part) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!output().contains(part)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("It does not say " + part + ": " + output());
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    /// SIGTERM.
    void tellToStop() {
        process.destroy();
    }

    /// SIGTERM; answers the exit code.
    int stop() throws InterruptedException {
        tellToStop();
        return ended();
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        ended();
    }

    @Override
    public void close() {
        http.shutdownNow();
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int ended() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end.");
        }
        return process.exitValue();
    }

    /// Reads the log, then asks for readiness; waits on the process, which may end early.
    private String port(long start) throws Exception {
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            Matcher port = PORT.matcher(Files.readString(output));
            if (port.find() && isReady(port.group(1))) {
                return port.group(1);
            }
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        process.destroyForcibly();
        throw new AssertionError("It did not start: " + Files.readString(output));
    }

    private boolean isReady(String port) throws IOException, InterruptedException {
        URI readiness = URI.create("http://localhost:%s/actuator/health/readiness".formatted(port));
        HttpRequest request = HttpRequest.newBuilder(readiness).build();
        return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
    }

    private HttpRequest.Builder request(String path) {
        String address = path.startsWith("http") ? path : url + path;
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
    }

    private static String basic(String user) {
        String both = user + ":" + PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder asAdmin(HttpRequest.Builder request) {
        return request.header("Authorization", BASIC);
    }
}
