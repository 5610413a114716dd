package org.claimbook.source;

import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.SealedTable;
import org.claimbook.shared.SealingKeys;
import org.claimbook.shared.SealingKeys.Sealed;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what identifies a confidential source, sealed.
@Component
class SourceVault extends SealedTable {

    /// What is kept, and since when; version 0 where nothing is.
    record Kept(Identity identity, long version, @Nullable Instant updatedAt) {

        private static final Kept NOTHING = new Kept(Identity.NONE, 0, null);
    }

    private final JsonMapper json;

    SourceVault(JdbcClient jdbc, JsonMapper json, SealingKeys keys) {
        super(jdbc, keys, "source_protected", "source_id");
        this.json = json;
    }

    /// @throws Conflict if it cannot be read
    Kept open(UUID source) {
        return jdbc.sql("select * from source_protected where source_id = :source")
                .param("source", source)
                .query((row, _) ->
                        new Kept(
                                identity(sealed(row)),
                                row.getLong("version"),
                                Utc.read(row, "updated_at")))
                .optional()
                .orElse(Kept.NOTHING);
    }

    /// Of the record, readable or not; 0 where there is none.
    long version(UUID source) {
        return jdbc.sql("select version from source_protected where source_id = :source")
                .param("source", source)
                .query((row, _) -> row.getLong(1))
                .optional()
                .orElse(0L);
    }

    /// In place of whatever was kept.
    void seal(UUID source, Identity identity, Instant now) {
        Sealed sealed = keys.seal(json.writeValueAsBytes(identity));
        jdbc.sql(
                        """
                        insert into source_protected (source_id, key_id, salt, sealed, updated_at, version)
                        values (:source, :key, :salt, :sealed, :now, 1)
                        on conflict (source_id) do update
                        set key_id = excluded.key_id, salt = excluded.salt, sealed = excluded.sealed,
                            updated_at = excluded.updated_at, version = source_protected.version + 1
                        """)
                .param("source", source)
                .param("key", sealed.keyId())
                .param("salt", sealed.salt())
                .param("sealed", sealed.bytes())
                .param("now", Utc.of(now))
                .update();
    }

    /// Joins what is kept of a source that was merged with what is kept of the other.
    ///
    /// @throws Conflict if one of the two cannot be read, or there is no room
    void join(UUID source, UUID into, Instant now) {
        Kept gone = open(source);
        if (gone.version() > 0) {
            forget(source);
            seal(into, open(into).identity().bear(gone.identity(), into), now);
        }
    }

    void forget(UUID source) {
        jdbc.sql("delete from source_protected where source_id = :source")
                .param("source", source)
                .update();
    }

    private Identity identity(Sealed sealed) {
        return json.readValue(keys.open(sealed), Identity.class);
    }
}
