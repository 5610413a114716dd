package org.claimbook.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Utc;
import org.claimbook.source.SealingKeys.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what identifies a confidential source, sealed.
@Component
class SourceVault {

    /// What is kept, and since when; version 0 where nothing is.
    record Kept(Identity identity, long version, @Nullable Instant updatedAt) {

        private static final Kept NOTHING = new Kept(Identity.NONE, 0, null);
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SealingKeys keys;

    SourceVault(JdbcClient jdbc, JsonMapper json, SealingKeys keys) {
        this.jdbc = jdbc;
        this.json = json;
        this.keys = keys;
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

    /// Those that an old key has sealed which is still known.
    List<UUID> sealedUnderOldKeys() {
        return jdbc.sql(
                        "select source_id from source_protected where key_id <> :current and key_id = any(:known) order by 1")
                .param("current", keys.currentId())
                .param("known", keys.ids())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /// How many nobody can read for want of a key.
    long sealedUnderUnknownKeys() {
        return jdbc.sql("select count(*) from source_protected where key_id <> all(:known)")
                .param("known", keys.ids())
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /// The same under the current key; it remains the same version of the same thing. False where
    /// somebody else is at it.
    ///
    /// @throws Conflict if it cannot be read
    boolean sealAnew(UUID source) {
        Optional<Sealed> old =
                jdbc.sql(
                                "select * from source_protected where source_id = :source and key_id <> :current for update skip locked")
                        .param("source", source)
                        .param("current", keys.currentId())
                        .query((row, _) -> sealed(row))
                        .optional();
        old.map(keys::open)
                .map(keys::seal)
                .ifPresent(sealed ->
                        jdbc.sql(
                                        "update source_protected set key_id = :key, salt = :salt, sealed = :sealed where source_id = :source")
                                .param("source", source)
                                .param("key", sealed.keyId())
                                .param("salt", sealed.salt())
                                .param("sealed", sealed.bytes())
                                .update());
        return old.isPresent();
    }

    private Identity identity(Sealed sealed) {
        return json.readValue(keys.open(sealed), Identity.class);
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(row.getString("key_id"), row.getString("salt"), row.getBytes("sealed"));
    }
}
