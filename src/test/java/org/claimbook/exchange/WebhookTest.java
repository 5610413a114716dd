package org.claimbook.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.claimbook.AtOnce;
import org.claimbook.Listening;
import org.claimbook.QuietServer;
import org.claimbook.WholeClaimTest;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.claimbook.shared.SealingKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody is told of changes.
@QuietServer
class WebhookTest extends WholeClaimTest {

    private static final String WEBHOOKS = "/api/v1/webhooks";

    @Autowired private Dispatch dispatch;
    @Autowired private Outbox outbox;
    @Autowired private ChangeLog log;
    @Autowired private WebhookSecrets secrets;
    @Autowired private WebhookCaller caller;
    @Autowired private JsonMapper json;
    @Autowired private Clock clock;

    private final Listening listening = Listening.here();

    @AfterEach
    void stop() {
        listening.close();
    }

    private JsonNode subscribed(String fields) throws Exception {
        return answer(
                201, post(WEBHOOKS, "{\"url\": \"%s\"%s}".formatted(listening.url("/in"), fields)));
    }

    private List<String> told() {
        return listening.messages().stream()
                .map(message -> json.readTree(message.body()))
                .map(body -> body.path("change").asString() + " " + body.path("id").asString())
                .toList();
    }

    private JsonNode deliveries(JsonNode webhook) throws Exception {
        return read(WEBHOOKS + "/" + webhook.path("id").asString() + "/deliveries").path("items");
    }

    private void publish(String claim) throws Exception {
        perform(onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
    }

    /// As if so much time had passed since.
    private void later(Duration time) {
        database.sql(
                        """
                        update webhook_delivery set next_at = next_at - cast(:time as interval), queued_at = queued_at - cast(:time as interval)
                        """)
                .param("time", time.toString())
                .update();
    }

    @Test
    void whatChangesIsToldSignedAndInOrder() throws Exception {
        created(CLAIMS, claim("Before."));
        JsonNode webhook = subscribed("");
        String claim = created(CLAIMS, claim("One."));
        patch(claim, "{\"place\": \"Kursk\"}").andExpect(status().isOk());
        publish(claim);
        dispatch.run();
        assertThat(told())
                .containsExactly(
                        "CREATED " + id(claim), "CHANGED " + id(claim), "PUBLISHED " + id(claim));
        JsonNode first = json.readTree(listening.messages().getFirst().body());
        assertThat(first.path("subject").asString()).isEqualTo("CLAIM");
        assertThat(first.path("claim").path("place").asString()).isEqualTo("Kursk");
        assertThat(first.path("claim").path("etag").asString()).startsWith("\"");
        assertThat(first.path("claim").has("workState")).as("as its owner reads it").isTrue();
        for (Listening.Message message : listening.messages()) {
            new Webhook(webhook.path("secret").asString()).verify(message.body(), headers(message));
            Assertions.assertThatExceptionOfType(WebhookVerificationException.class)
                    .isThrownBy(() ->
                            new Webhook(webhook.path("secret").asString())
                                    .verify(message.body() + " ", headers(message)));
        }
        JsonNode deliveries = deliveries(webhook);
        assertThat(texts(deliveries, it -> it.path("state").asString()))
                .containsExactly("DELIVERED", "DELIVERED", "DELIVERED");
        assertThat(texts(deliveries, it -> it.path("id").asString()).reversed())
                .isEqualTo(
                        listening.messages().stream().map(it -> it.header("webhook-id")).toList());
        assertThat(deliveries.path(0).path("answer").asInt()).isEqualTo(204);
        dispatch.run();
        assertThat(told()).hasSize(3);
    }

    private static HttpHeaders headers(Listening.Message message) {
        return HttpHeaders.of(message.headers(), (_, _) -> true);
    }

    @Test
    void theFilterAndTheEventsDecide() throws Exception {
        subscribed(
                ", \"filter\": \"topic=Floods&published=true\", \"events\": [\"PUBLISHED\", \"WITHDRAWN\", \"CHANGED\"]");
        String floods = created(CLAIMS, claim("One.", "\"topics\": [\"Floods\"]"));
        String other = created(CLAIMS, claim("Other.", "\"topics\": [\"Fires\"]"));
        publish(floods);
        publish(other);
        dispatch.run();
        assertThat(told()).containsExactly("PUBLISHED " + id(floods));
        perform(
                        request(HttpMethod.DELETE, floods + "/publication")
                                .header("If-Match", etag(floods)))
                .andExpect(status().isNoContent());
        patch(report, "{\"title\": \"B\"}").andExpect(status().isOk());
        dispatch.run();
        assertThat(told()).last().isEqualTo("WITHDRAWN " + id(floods));
        assertThat(told()).hasSize(2);
    }

    @Test
    void whatIsGoneIsToldWhateverTheFilterIs() throws Exception {
        subscribed(", \"filter\": \"topic=Floods\"");
        String one = created(CLAIMS, claim("One."));
        String target = created(CLAIMS, claim("Target."));
        String gone = created(CLAIMS, claim("Gone."));
        perform(
                        onTopOf(one, one + "/merge")
                                .contentType("application/json")
                                .content("{\"into\": \"%s\"}".formatted(id(target))))
                .andExpect(status().isOk());
        delete(gone).andExpect(status().isNoContent());
        dispatch.run();
        assertThat(told()).containsExactlyInAnyOrder("MERGED " + id(one), "DELETED " + id(gone));
        JsonNode merged =
                listening.messages().stream()
                        .map(message -> json.readTree(message.body()))
                        .filter(body -> body.path("change").asString().equals("MERGED"))
                        .findFirst()
                        .orElseThrow();
        assertThat(merged.path("into").asString()).isEqualTo(id(target));
        assertThat(merged.has("claim")).isFalse();
    }

    @Test
    void nothingIsLostWithWhoeverWasTellingIt() throws Exception {
        JsonNode webhook = subscribed("");
        String claim = created(CLAIMS, claim("One."));
        assertThat(outbox.fill()).isTrue();
        assertThat(outbox.fill()).isFalse();
        List<Outbox.Due> died = outbox.lease();
        assertThat(died).hasSize(1);
        dispatch.run();
        assertThat(told()).as("somebody is at it").isEmpty();
        later(Outbox.LEASE);
        dispatch.run();
        assertThat(told()).containsExactly("CREATED " + id(claim));
        outbox.failed(died.getFirst(), DeliveryView.Failure.TIMEOUT, null);
        assertThat(deliveries(webhook).path(0).path("state").asString())
                .as("who comes late says nothing")
                .isEqualTo("DELIVERED");
        assertThat(deliveries(webhook).path(0).path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void ofOneClaimOneAfterTheOther() throws Exception {
        JsonNode webhook = subscribed("");
        String stuck = created(CLAIMS, claim("Stuck."));
        patch(stuck, "{\"place\": \"Kursk\"}").andExpect(status().isOk());
        String other = created(CLAIMS, claim("Other."));
        listening.answer(message -> message.body().contains(id(stuck)) ? 500 : 200);
        dispatch.run();
        assertThat(told())
                .containsExactlyInAnyOrder("CREATED " + id(stuck), "CREATED " + id(other));
        listening.answer(_ -> 200);
        dispatch.run();
        assertThat(told()).as("it waits").hasSize(2);
        assertThat(deliveries(webhook).path(2).path("failure").asString()).isEqualTo("ANSWER");
        later(Duration.ofSeconds(11));
        dispatch.run();
        assertThat(told().subList(2, 4))
                .containsExactly("CREATED " + id(stuck), "CHANGED " + id(stuck));
    }

    @Test
    void itIsTriedForThreeDaysThenGivenUpAndToldAgainOnDemand() throws Exception {
        JsonNode webhook = subscribed("");
        String claim = created(CLAIMS, claim("One."));
        listening.answer(_ -> 503);
        Duration waited = Duration.ZERO;
        for (int attempt = 1; waited.compareTo(Outbox.LONGEST) <= 0; attempt++) {
            dispatch.run();
            assertThat(told()).hasSize(attempt);
            assertThat(deliveries(webhook).path(0).path("state").asString()).isEqualTo("PENDING");
            later(Outbox.wait(attempt));
            waited = waited.plus(Outbox.wait(attempt));
        }
        dispatch.run();
        int attempts = told().size();
        assertThat(attempts).isBetween(15, 25);
        JsonNode delivery = deliveries(webhook).path(0);
        assertThat(delivery.path("state").asString()).isEqualTo("GIVEN_UP");
        assertThat(delivery.path("answer").asInt()).isEqualTo(503);
        assertThat(delivery.path("nextAt").isNull()).isTrue();
        later(Outbox.LONGEST);
        dispatch.run();
        assertThat(told()).hasSize(attempts);
        listening.answer(_ -> 200);
        String path =
                "%s/%s/deliveries/%s/redelivery"
                        .formatted(
                                WEBHOOKS,
                                webhook.path("id").asString(),
                                delivery.path("id").asString());
        assertThat(answer(202, post(path, "")).path("state").asString()).isEqualTo("PENDING");
        dispatch.run();
        assertThat(told()).hasSize(attempts + 1).last().isEqualTo("CREATED " + id(claim));
        assertThat(listening.messages().getLast().header("webhook-id"))
                .isEqualTo(listening.messages().getFirst().header("webhook-id"));
        assertThat(deliveries(webhook).path(0).path("state").asString()).isEqualTo("DELIVERED");
        post(path.replace(delivery.path("id").asString(), NOBODY), "")
                .andExpect(status().isNotFound());
    }

    @Test
    void severalInstancesTellEachOnceAndInOrder() throws Exception {
        subscribed("");
        List<String> ids =
                IntStream.range(0, 12)
                        .mapToObj(number -> claims.record("Claim " + number).toString())
                        .toList();
        for (String claim : ids) {
            patch(CLAIMS + "/" + claim, "{\"place\": \"Kursk\"}").andExpect(status().isOk());
            patch(CLAIMS + "/" + claim, "{\"place\": \"Sumy\"}").andExpect(status().isOk());
        }
        AtOnce.clients(
                4,
                _ ->
                        () -> {
                            new Dispatch(outbox, log, secrets, caller, json, clock).run();
                            return 0;
                        });
        dispatch.run();
        Map<String, List<String>> kinds =
                told().stream()
                        .map(it -> it.split(" ", 2))
                        .collect(
                                Collectors.groupingBy(
                                        it -> it[1],
                                        Collectors.mapping(it -> it[0], Collectors.toList())));
        assertThat(kinds.keySet()).containsAll(ids);
        assertThat(ids)
                .allSatisfy(claim ->
                        assertThat(kinds.get(claim))
                                .containsExactly("CREATED", "CHANGED", "CHANGED"));
        assertThat(listening.messages().stream().map(it -> it.header("webhook-id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void inTheNameOfWhoMayNotReadNothingIsTold() throws Exception {
        subscribed("");
        created(CLAIMS, claim("One."));
        UUID admin = TestUsers.actor(Role.ADMIN).id();
        database.sql("update app_user set enabled = false where id = :id")
                .param("id", admin)
                .update();
        dispatch.run();
        assertThat(told()).isEmpty();
        database.sql("update app_user set enabled = true where id = :id")
                .param("id", admin)
                .update();
        dispatch.run();
        assertThat(told()).hasSize(1);
    }

    @Test
    void theSecretIsShownOnceAndKeptSealed() throws Exception {
        JsonNode webhook = subscribed("");
        String secret = webhook.path("secret").asString();
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        String path = WEBHOOKS + "/" + webhook.path("id").asString();
        assertThat(read(path).path("secret").isNull()).isTrue();
        assertThat(read(WEBHOOKS).toString() + read("/api/v1/audit")).doesNotContain(secret);
        assertThat(
                        database.sql(
                                        "select count(*) from webhook_secret where sealed::text like '%' || encode(decode(:secret, 'base64'), 'hex') || '%'")
                                .param("secret", secret.replace("whsec_", ""))
                                .query(Long.class)
                                .single())
                .isZero();
        UUID id = UUID.fromString(webhook.path("id").asString());
        String key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
        var rotating = new WebhookSecrets(database, new SealingKeys("second", List.of(key)));
        byte[] body = {1, 2};
        String before = secrets.sign(id, id, clock.instant(), body);
        assertThat(rotating.sealedUnderOldKeys()).containsExactly(id);
        assertThat(rotating.sealAnew(id)).isTrue();
        var rotated = new WebhookSecrets(database, new SealingKeys("second", List.of()));
        assertThat(rotated.sign(id, id, clock.instant(), body)).hasSameSizeAs(before);
        created(CLAIMS, claim("One."));
        dispatch.run();
        assertThat(told()).as("sealed under another key than this server has").isEmpty();
        assertThat(deliveries(webhook).path(0).path("failure").asString()).isEqualTo("NO_SECRET");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://desk.example/in            | not-https",
                "https://127.0.0.1/in              | not-public",
                "https://10.0.0.7:8443/in          | not-public",
                "https://[::1]/in                  | not-public",
                "https://[64:ff9b::7f00:1]/in      | not-public",
                "https://desk.localhost/in         | not-public",
                "https://mia:pw@desk.example/in    | no-password",
                "ftp://desk.example/in             | not-a-url"
            })
    void whereNothingIsSentToIsRefused(String url, String code) throws Exception {
        post(WEBHOOKS, "{\"url\": \"%s\"}".formatted(url))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/url"))
                .andExpect(jsonPath("$.errors[0].code").value(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"filter\": \"colour=red\"",
                "\"filter\": \"status=MAYBE\"",
                "\"filter\": \"asOf=2020-01-01T00:00:00Z\"",
                "\"filter\": \"limit=3\"",
                "\"filter\": \"q=%zz\"",
                "\"events\": [\"EXPLODED\"]",
                "\"secret\": \"whsec_mine\""
            })
    void whatCannotBeListenedToIsRefused(String field) throws Exception {
        post(WEBHOOKS, "{\"url\": \"https://desk.example/in\", %s}".formatted(field))
                .andExpect(status().is(422));
    }

    @Test
    void aWebhookIsEditedAndDeletedWithWhatItIsStillToBeTold() throws Exception {
        JsonNode webhook = subscribed("");
        String path = WEBHOOKS + "/" + webhook.path("id").asString();
        patch(path, "{\"filter\": \"topic=Floods\", \"events\": [\"DELETED\"]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.filter").value("topic=Floods"))
                .andExpect(jsonPath("$.events[0]").value("DELETED"));
        patch(path, "{\"url\": \"http://desk.example/\"}").andExpect(status().is(422));
        perform(
                        request(HttpMethod.PATCH, path)
                                .header("If-Match", webhook.path("etag").asString())
                                .contentType("application/merge-patch+json")
                                .content("{}"))
                .andExpect(status().isPreconditionFailed());
        delete(created(CLAIMS, claim("Gone."))).andExpect(status().isNoContent());
        assertThat(outbox.fill()).isTrue();
        delete(path).andExpect(status().isNoContent());
        dispatch.run();
        assertThat(told()).isEmpty();
        get(path).andExpect(status().isNotFound());
        get(path + "/deliveries").andExpect(status().isNotFound());
    }

    @Test
    void deliveriesComeInPages() throws Exception {
        JsonNode webhook = subscribed("");
        for (int number = 0; number < 5; number++) {
            claims.record("Claim " + number);
        }
        dispatch.run();
        String path = WEBHOOKS + "/" + webhook.path("id").asString() + "/deliveries?limit=2";
        int seen = 0;
        while (!path.equals("null")) {
            JsonNode page = read(path.replace("http://localhost", ""));
            seen += page.path("items").size();
            path = page.path("next").isNull() ? "null" : page.path("next").asString();
        }
        assertThat(seen).isEqualTo(told().size()).isGreaterThanOrEqualTo(5);
    }
}
