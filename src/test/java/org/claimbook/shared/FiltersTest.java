package org.claimbook.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

class FiltersTest extends OverHttp {

    @Test
    void aRequestKeepsItsId() {
        assertThat(get(ONE, "X-Request-Id", "a:b-1").header("X-Request-Id")).isEqualTo("a:b-1");
        assertThat(get(ONE, "X-Request-Id", "a b").header("X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void aNoteIsTextOfBoundedLength() {
        assertThat(get(ONE, "Change-Note", "x".repeat(2000)).status()).isEqualTo(200);
        assertThat(get(ONE, "Change-Note", "x".repeat(2001)).code()).isEqualTo("wrong-header");
        assertThat(get(ONE, "Change-Note", "a\tb").code()).isEqualTo("wrong-header");
    }

    @Test
    void aLargeBodyIsRefusedHoweverItComes() {
        String body = "{\"statement\":\"" + "x".repeat(7 * 1024 * 1024) + "\"}";
        assertThat(post(THINGS, body).status()).isEqualTo(413);
        HttpRequest chunked =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + THINGS))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(() ->
                                        new ByteArrayInputStream(
                                                body.getBytes(
                                                        java.nio.charset.StandardCharsets.UTF_8))))
                        .build();
        Answer answer = send(chunked);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("too-large");
    }

    @Test
    void anEncodedBodyIsRefused() {
        Answer answer = post(THINGS, "{}", "Content-Encoding", "gzip");
        assertThat(answer.status()).isEqualTo(415);
    }
}
