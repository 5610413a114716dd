package org.claimbook.shared;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/// Seals with AES-256-GCM under `claimbook.key`, and opens what that or one of `claimbook.old-keys`
/// has sealed.
@Component
public class SealingKeys {

    /// Something sealed, and under which key; the salt makes another key of it each time.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sealed(String keyId, String salt, byte[] bytes) {}

    private final String current;
    private final Map<String, String> byId = new LinkedHashMap<>();

    public SealingKeys(
            @Value("${claimbook.key:}") String current,
            @Value("${claimbook.old-keys:}") List<String> old) {
        this.current = current;
        Stream.concat(Stream.of(current), old.stream())
                .filter(key -> !key.isBlank())
                .forEach(key -> byId.putIfAbsent(id(key), key));
    }

    /// Whether anything can be sealed.
    public boolean canSeal() {
        return !current.isBlank();
    }

    /// Where something would have to be sealed, and nothing can.
    public void refuseWithoutKey(String pointer, Faults faults) {
        if (!canSeal()) {
            faults.add(pointer, "no-key", "It needs claimbook.key to be set on this server.");
        }
    }

    String currentId() {
        return id(current);
    }

    /// Those that can be opened.
    String[] ids() {
        return byId.keySet().toArray(String[]::new);
    }

    public Sealed seal(byte[] plain) {
        String salt = HexFormat.of().formatHex(KeyGenerators.secureRandom(16).generateKey());
        return new Sealed(currentId(), salt, encryptor(current, salt).encrypt(plain));
    }

    /// @throws Conflict if the key is not known, or what was sealed is damaged
    public byte[] open(Sealed sealed) {
        String key = byId.get(sealed.keyId());
        if (key == null) {
            throw new Conflict(
                    "key-unknown",
                    "It was sealed under another key than this server has: name that in claimbook.old-keys.");
        }
        try {
            return encryptor(key, sealed.salt()).decrypt(sealed.bytes());
        } catch (RuntimeException e) { // of whichever kind: not what was sealed
            throw new Conflict(
                    "unreadable", "It is not what was sealed: something has damaged it since.");
        }
    }

    private static BytesEncryptor encryptor(String key, String salt) {
        return AesGcmBytesEncryptor.withPassword(key, salt).build();
    }

    /// Tells which key sealed something without telling the key.
    private static String id(String key) {
        return Digests.sha256(("claimbook.key " + key).getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }
}
