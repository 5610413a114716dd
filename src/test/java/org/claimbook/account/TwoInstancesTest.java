package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.claimbook.ClaimbookApplication;
import org.claimbook.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Two instances on one database: what one knows, the other does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesTest {

    private static final String PASSWORD = "correct horse battery";
    private static final int LIMIT = 30;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String database = TestDatabase.create();
    private ConfigurableApplicationContext one;
    private ConfigurableApplicationContext other;

    @BeforeAll
    void start() {
        one = instance();
        other = instance();
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        client.close();
    }

    @Test
    void aSessionIsKnownToBothAndOutlivesARestart() throws Exception {
        String cookie = signedIn(one);
        assertThat(isKnown(other, cookie)).isTrue();
        other.close();
        other = instance();
        assertThat(isKnown(other, cookie)).isTrue();
        String id = text(sent(basic(at(one, "/api/v1/me/sessions")).GET()).body(), "id");
        assertThat(sent(basic(at(one, "/api/v1/me/sessions/" + id)).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(isKnown(other, cookie)).isFalse();
    }

    @Test
    void whatOneRevokesTheOtherRefuses() throws Exception {
        String made = token();
        String token = text(made, "token");
        assertThat(withToken(other, token).statusCode()).isEqualTo(200);
        assertThat(sent(basic(at(one, "/api/v1/tokens/" + text(made, "id"))).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(withToken(other, token).statusCode()).isEqualTo(401);
    }

    @Test
    void bothCountTogether() throws Exception {
        String token = text(token(), "token");
        Set<ConfigurableApplicationContext> full = new HashSet<>();
        int answered = 0;
        for (int request = 0; request < 10 * LIMIT && full.size() < 2; request++) {
            ConfigurableApplicationContext instance = request % 2 == 0 ? one : other;
            HttpResponse<String> answer = withToken(instance, token);
            if (answer.statusCode() == 429) {
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                full.add(instance);
            } else {
                answered++;
            }
        }
        assertThat(full).hasSize(2);
        assertThat(answered).isBetween(LIMIT, 2 * LIMIT - 1);
    }

    /// Each alone would have had twenty-five left.
    @Test
    void bothTellWhatIsLeftOfOneLimit() throws Exception {
        String token = text(token(), "token");
        String left = "";
        for (int request = 0; request < 10; request++) {
            HttpResponse<String> answer = withToken(request % 2 == 0 ? one : other, token);
            left = answer.headers().firstValue("RateLimit").orElse("");
            assertThat(left).matches("\"client\";r=\\d+;t=\\d+");
            assertThat(answer.headers().firstValue("RateLimit-Policy"))
                    .hasValue("\"client\";q=%d;w=60".formatted(LIMIT));
        }
        assertThat(Integer.parseInt(left.replaceAll(".*r=(\\d+).*", "$1"))).isLessThan(25);
    }

    /// Nobody is believed who merely says where they come from.
    @Test
    void anAddressThatIsOnlyClaimedCountsForNothing() throws Exception {
        sent(basic(at(one, "/api/v1/me")).header("X-Forwarded-For", "203.0.113.77").GET());
        assertThat(
                        sent(at(one, "/").header("X-Forwarded-Proto", "https").GET())
                                .headers()
                                .firstValue("Strict-Transport-Security"))
                .isEmpty();
        try (var connection =
                        java.sql.DriverManager.getConnection(
                                database, TestDatabase.user(), TestDatabase.password());
                var found =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select count(*) from audit_event where address = '203.0.113.77'")) {
            found.next();
            assertThat(found.getLong(1)).isZero();
        }
    }

    private ConfigurableApplicationContext instance() {
        Map<String, String> settings = new HashMap<>(TestDatabase.settings(database));
        settings.put("server.port", "0");
        settings.put("spring.datasource.hikari.maximum-pool-size", "5");
        settings.put("claimbook.admin-password", PASSWORD);
        settings.put("claimbook.limits.loopback", "true");
        settings.put("claimbook.limits.client", "" + LIMIT);
        return SpringApplication.run(
                ClaimbookApplication.class,
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private String signedIn(ConfigurableApplicationContext instance) throws Exception {
        HttpResponse<String> page = sent(at(instance, "/login").GET());
        String csrf = cookie(page, "XSRF-TOKEN");
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(field.find()).isTrue();
        String fields =
                "username=admin&password=%s&_csrf=%s"
                        .formatted(
                                URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8),
                                URLEncoder.encode(field.group(1), StandardCharsets.UTF_8));
        return cookie(
                sent(
                        at(instance, "/login")
                                .header("Cookie", csrf)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(fields))),
                "claimbook");
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith(name + "="))
                .map(it -> it.replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(answer.statusCode() + " " + answer.headers()));
    }

    private boolean isKnown(ConfigurableApplicationContext instance, String cookie)
            throws Exception {
        return sent(at(instance, "/login").header("Cookie", cookie).GET())
                .body()
                .contains("You are signed in as admin");
    }

    private String token() throws Exception {
        return sent(basic(at(one, "/api/v1/tokens"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"n\"}")))
                .body();
    }

    /// The first text of that name.
    private static String text(String json, String name) {
        Matcher found = Pattern.compile("\"%s\" ?: ?\"([^\"]+)\"".formatted(name)).matcher(json);
        assertThat(found.find()).as(json).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> withToken(ConfigurableApplicationContext instance, String token)
            throws Exception {
        return sent(at(instance, "/api/v1/me").header("Authorization", "Bearer " + token).GET());
    }

    private static HttpRequest.Builder at(ConfigurableApplicationContext instance, String path) {
        return HttpRequest.newBuilder(
                URI.create(
                        "http://localhost:%s%s"
                                .formatted(
                                        instance.getEnvironment().getProperty("local.server.port"),
                                        path)));
    }

    private static HttpRequest.Builder basic(HttpRequest.Builder request) {
        String credentials =
                Base64.getEncoder()
                        .encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return request.header("Authorization", "Basic " + credentials);
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
