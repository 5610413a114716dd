package org.claimbook.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.claimbook.shared.Digests;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Utc;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what identifies a confidential source, sealed with AES-256-GCM under `claimbook.key`.
@Component
class SourceVault {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String key;

    SourceVault(JdbcClient jdbc, JsonMapper json, @Value("${claimbook.key:}") String key) {
        this.jdbc = jdbc;
        this.json = json;
        this.key = key;
    }

    void refuseWithoutKey(Faults faults) {
        if (key.isBlank()) {
            faults.add(
                    "/disclosure",
                    "no-key",
                    "Confidential sources need claimbook.key to be set on this server.");
        }
    }

    void seal(UUID source, Identity identity, Instant now) {
        String salt = HexFormat.of().formatHex(KeyGenerators.secureRandom(16).generateKey());
        byte[] sealed =
                AesGcmBytesEncryptor.withPassword(key, salt)
                        .build()
                        .encrypt(json.writeValueAsBytes(identity));
        jdbc.sql(
                        """
                        insert into source_protected (source_id, key_id, salt, sealed, updated_at)
                        values (:source, :key, :salt, :sealed, :now)
                        """)
                .param("source", source)
                .param("key", keyId())
                .param("salt", salt)
                .param("sealed", sealed)
                .param("now", Utc.of(now))
                .update();
    }

    /// The sealed record of a source that was merged, unless the other has one of its own.
    void handOver(UUID source, UUID into) {
        jdbc.sql(
                        """
                        update source_protected set source_id = :into
                        where source_id = :source and not exists (select from source_protected where source_id = :into)
                        """)
                .param("source", source)
                .param("into", into)
                .update();
    }

    void forget(UUID source) {
        jdbc.sql("delete from source_protected where source_id = :source")
                .param("source", source)
                .update();
    }

    /// Tells which key sealed a record without telling the key.
    private String keyId() {
        return Digests.sha256(("claimbook.key " + key).getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }
}
