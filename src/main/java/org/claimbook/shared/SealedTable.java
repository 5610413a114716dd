package org.claimbook.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claimbook.shared.SealingKeys.Sealed;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A table of sealed records, one for each id: `key_id`, `salt` and `sealed`.
public abstract class SealedTable {

    protected final JdbcClient jdbc;
    protected final SealingKeys keys;
    private final String table;
    private final String id;

    /// @param id the column that says whose record it is
    protected SealedTable(JdbcClient jdbc, SealingKeys keys, String table, String id) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.table = table;
        this.id = id;
    }

    protected static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(row.getString("key_id"), row.getString("salt"), row.getBytes("sealed"));
    }

    /// Those that an old key has sealed which is still known.
    public List<UUID> sealedUnderOldKeys() {
        return jdbc.sql(
                        "select %s from %s where key_id <> :current and key_id = any(:known) order by 1"
                                .formatted(id, table))
                .param("current", keys.currentId())
                .param("known", keys.ids())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /// How many nobody can read for want of a key.
    public long sealedUnderUnknownKeys() {
        return jdbc.sql("select count(*) from %s where key_id <> all(:known)".formatted(table))
                .param("known", keys.ids())
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /// The same under the current key; it remains the same version of the same thing. False where
    /// somebody else is at it.
    ///
    /// @throws Conflict if it cannot be read
    public boolean sealAnew(UUID of) {
        Optional<Sealed> old =
                jdbc.sql(
                                "select * from %s where %s = :id and key_id <> :current for update skip locked"
                                        .formatted(table, id))
                        .param("id", of)
                        .param("current", keys.currentId())
                        .query((row, _) -> sealed(row))
                        .optional();
        old.map(keys::open)
                .map(keys::seal)
                .ifPresent(sealed ->
                        jdbc.sql(
                                        "update %s set key_id = :key, salt = :salt, sealed = :sealed where %s = :id"
                                                .formatted(table, id))
                                .param("id", of)
                                .param("key", sealed.keyId())
                                .param("salt", sealed.salt())
                                .param("sealed", sealed.bytes())
                                .update());
        return old.isPresent();
    }
}
