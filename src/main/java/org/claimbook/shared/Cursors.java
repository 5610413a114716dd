package org.claimbook.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Opaque, signed places in one list: the binding says which list, filters and order.
@Component
public class Cursors {

    private static final Logger LOG = LoggerFactory.getLogger(Cursors.class);
    private static final int MAC_BYTES = 32;

    private final JsonMapper json;
    private final byte[] key;

    private record Content(String binding, List<@Nullable String> keys) {}

    Cursors(JsonMapper json, @Value("${claimbook.key:}") String secret) {
        this.json = json;
        this.key = secret.isEmpty() ? random() : secret.getBytes(StandardCharsets.UTF_8);
    }

    /// The keys are kept as text: moments to the microsecond, nulls as null.
    public String write(String binding, List<? extends @Nullable Object> keys) {
        List<@Nullable String> texts =
                keys.stream()
                        .<@Nullable String>map(key -> key == null ? null : key.toString())
                        .toList();
        byte[] content = json.writeValueAsBytes(new Content(hash(binding), texts));
        byte[] signed = Arrays.copyOf(mac(content), MAC_BYTES + content.length);
        System.arraycopy(content, 0, signed, MAC_BYTES, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /// @throws BadRequest if it continues another list, or is none of ours
    public List<@Nullable String> read(String binding, String cursor) {
        try {
            byte[] signed = Base64.getUrlDecoder().decode(cursor);
            int length = Math.max(0, signed.length - MAC_BYTES);
            byte[] content = Arrays.copyOfRange(signed, signed.length - length, signed.length);
            if (MessageDigest.isEqual(mac(content), Arrays.copyOf(signed, MAC_BYTES))) {
                Content known = json.readValue(content, Content.class);
                if (known.binding().equals(hash(binding))) {
                    return known.keys();
                }
            }
        } catch (IllegalArgumentException | JacksonException _) {
            // neither is a cursor of ours
        }
        throw new BadRequest(
                "cursor-mismatch", "/cursor", ProblemType.CURSOR_MISMATCH.explanation());
    }

    private String hash(String binding) {
        byte[] whole = mac(binding.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, 12));
    }

    private byte[] mac(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update("cursor\n".getBytes(StandardCharsets.UTF_8));
            return Objects.requireNonNull(mac.doFinal(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] random() {
        LOG.warn("claimbook.key is not set: cursors end with this process");
        byte[] key = new byte[MAC_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
