package org.claimbook.shared;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Talks to a real server as a client would.
@SpringBootTest(
        classes = EdgeApp.Edge.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"claimbook.key=test", "spring.main.banner-mode=off"})
abstract class OverHttp {

    static final String THINGS = "/api/v1/things";
    static final String ONE = THINGS + "/" + EdgeApp.ID;

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired JsonMapper json = new JsonMapper();

    /// An answer with its body as JSON.
    record Answer(int status, HttpResponse<String> http, JsonNode body) {

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        String code() {
            return body.path("code").asString("");
        }

        /// Pointer and code of every error.
        List<String> errors() {
            return body.path("errors")
                    .valueStream()
                    .map(each ->
                            each.path("pointer").asString() + " " + each.path("code").asString())
                    .sorted()
                    .toList();
        }
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            boolean isJson =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(),
                    answer,
                    json.readTree(isJson && !answer.body().isEmpty() ? answer.body() : "{}"));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Sends what no well-behaved client would, and answers all that comes back.
    String raw(String head) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            String request = head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
