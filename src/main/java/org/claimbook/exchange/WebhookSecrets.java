package org.claimbook.exchange;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Faults;
import org.claimbook.shared.SealedTable;
import org.claimbook.shared.SealingKeys;
import org.claimbook.shared.SealingKeys.Sealed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The secret that each webhook's messages are signed with, kept sealed (Standard Webhooks 1.0.0:
/// `whsec_` and the Base64 of its bytes).
@Component
class WebhookSecrets extends SealedTable {

    static final String PREFIX = "whsec_";

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// To open one takes a tenth of a second, which not every message can wait for.
    private final Map<UUID, Opened> opened = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Opened(Sealed sealed, byte[] secret) {

        boolean isOf(Sealed other) {
            return sealed.keyId().equals(other.keyId())
                    && sealed.salt().equals(other.salt())
                    && Arrays.equals(sealed.bytes(), other.bytes());
        }
    }

    WebhookSecrets(JdbcClient jdbc, SealingKeys keys) {
        super(jdbc, keys, "webhook_secret", "webhook_id");
    }

    void refuseWithoutKey(Faults faults) {
        keys.refuseWithoutKey("", faults);
    }

    /// Makes one, and answers it this once.
    String make(UUID webhook) {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        Sealed sealed = keys.seal(secret);
        jdbc.sql(
                        "insert into webhook_secret (webhook_id, key_id, salt, sealed) values (:webhook, :key, :salt, :sealed)")
                .param("webhook", webhook)
                .param("key", sealed.keyId())
                .param("salt", sealed.salt())
                .param("sealed", sealed.bytes())
                .update();
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /// What a message is signed with: `v1,` and the Base64 of HMAC-SHA256 over id, time and body.
    ///
    /// @throws Conflict if the secret cannot be read
    String sign(UUID webhook, UUID message, Instant at, byte[] body) {
        byte[] secret = secret(webhook);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(
                    "%s.%d."
                            .formatted(message, at.getEpochSecond())
                            .getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] secret(UUID webhook) {
        Sealed sealed =
                jdbc.sql("select * from webhook_secret where webhook_id = :webhook")
                        .param("webhook", webhook)
                        .query((row, _) -> sealed(row))
                        .single();
        return opened.compute(
                        webhook,
                        (_, last) ->
                                last != null && last.isOf(sealed)
                                        ? last
                                        : new Opened(sealed, keys.open(sealed)))
                .secret();
    }
}
