package org.claimbook.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest extends OverHttp {

    @Test
    void aProblemSaysWhatWhereAndWhichRequest() {
        Answer answer =
                get(THINGS + "/019a0000-0000-7000-8000-000000000002", "X-Request-Id", "abc.1");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().path("type").asString())
                .isEqualTo("http://localhost:" + port + "/problems/not-found");
        assertThat(answer.body().path("status").asInt()).isEqualTo(404);
        assertThat(answer.body().path("instance").asString()).isEqualTo("abc.1");
        assertThat(answer.body().has("errors")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404",
        "POST, /api/v1/nowhere, 404",
        "GET, /api/v1/things/no-id, 404",
        "GET, /api/v1/things?source=no-id, 400",
        "PUT, /api/v1/things, 405",
        "GET, /error, 404",
        "GET, /problems/nothing, 404",
        "GET, /api/v1/fails/lock, 503",
        "GET, /api/v1/fails/lost, 503",
        "GET, /api/v1/fails/cycle, 422",
        "GET, /api/v1/fails/constraint, 409",
        "GET, /api/v1/fails/guard, 422",
        "GET, /api/v1/fails/bug, 500",
        "GET, /api/v1/secret, 401",
        "DELETE, /api/v1/things/no-id, 404",
        "OPTIONS, /nowhere, 404",
        "GET, //api/v1/things, 400",
        "GET, /api/v1/things;x=1, 400"
    })
    void everyErrorIsAProblem(String method, String path, int status) {
        Answer answer = send(method, path, "");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.http().body()).doesNotContain("secret", "Exception", "org.", "java.");
    }

    @Test
    void onlyOurOwnFaultsAreInTheLog(CapturedOutput log) {
        String gone = get("/api/v1/fails/gone").body().path("instance").asString();
        String bug = get("/api/v1/fails/bug").body().path("instance").asString();
        assertThat(log).contains("Request " + bug.replace("urn:uuid:", "") + " failed");
        assertThat(log).doesNotContain("Request " + gone.replace("urn:uuid:", "") + " failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1", "GET /api/v1/things/%00 HTTP/1.1",
                        "TRACE /api/v1/things HTTP/1.1",
                "GET /api/v1/things?q=%zz HTTP/1.1", "FOO /api/v1/things HTTP/1.1",
                        "GET /api/../../x HTTP/1.1",
                "GET /api/v1/things/%ff HTTP/1.1", "GET /a|b HTTP/1.1",
                        "GET /api/v1/things?sort=%00 HTTP/1.1",
                "HEAD /nowhere HTTP/1.1", "GET /api/v1/things?%ED%A0%80=1 HTTP/1.1",
                        "GET /api%2fv1 HTTP/1.1"
            })
    void malformedRequestsAreProblemsToo(String head) throws IOException {
        String answer = raw(head);
        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
        assertThat(answer).doesNotContain("<html", "Exception");
    }

    @Test
    void aHeaderThatIsTooLongIsAProblem() throws IOException {
        String answer = raw("GET /api/v1/things HTTP/1.1\r\nX: " + "x".repeat(70_000));
        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }

    @Test
    void methodsAndTypesThatAreTakenAreNamed() {
        assertThat(send("PUT", THINGS, "").header("Allow")).contains("GET").contains("POST");
        Answer patched = send("PATCH", ONE, "{}", "Content-Type", "application/json");
        assertThat(patched.status()).isEqualTo(415);
        assertThat(patched.header("Accept-Patch")).isEqualTo("application/merge-patch+json");
        assertThat(post(THINGS, "x", "Content-Type", "text/plain").header("Accept"))
                .contains("application/json");
        assertThat(get(ONE, "Accept", "image/png").status()).isEqualTo(406);
    }

    @Test
    void aCollisionMayBeTriedAgain() {
        assertThat(get("/api/v1/fails/lock").header("Retry-After")).isEqualTo("1");
    }

    @Test
    void aConstraintSpeaksInTheWordsOfItsRoom() {
        assertThat(get("/api/v1/fails/cycle").errors()).containsExactly("/to cycle");
    }

    @Test
    void guardsAreNamed() {
        assertThat(get("/api/v1/fails/guard").body().path("guards").path(0).path("code").asString())
                .isEqualTo("second-person");
    }

    @Test
    void whoIsKnownButMayNotIsForbidden() {
        Answer answer = get("/api/v1/secret", "Authorization", IdempotencyTest.ADA);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(get("/api/v1/secret").header("WWW-Authenticate")).contains("Basic");
    }

    @Test
    void everyTypeHasAPage() {
        for (ProblemType type : ProblemType.values()) {
            Answer page = get("/problems/" + type.code());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.http().body())
                    .contains("<h1>" + type.title().replace("'", "&#39;") + "</h1>");
        }
        assertThat(get("/problems").http().body()).contains("cursor-mismatch");
    }
}
