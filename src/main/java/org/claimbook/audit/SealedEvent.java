package org.claimbook.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.claimbook.shared.CanonicalJson;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;

/// An event as it is sealed: its place, and SHA-256 over all that it says.
record SealedEvent(UUID id, Place place, String hash) {

    private static final String[] COLUMNS = {
        "id",
        "seq",
        "xid",
        "actor_id",
        "actor",
        "action",
        "subject_kind",
        "subject_id",
        "claim_id",
        "note",
        "request_id",
        "address",
        "changes"
    };

    /// What it is over: every column by its name, absent ones left out; `changes` is jsonb's own
    /// text, which keeps every digit.
    static SealedEvent of(ResultSet row, int ignored) throws SQLException {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("at", Utc.read(row, "at"));
        for (String column : COLUMNS) {
            said.put(column, row.getString(column));
        }
        return new SealedEvent(
                row.getObject("id", UUID.class),
                new Place(row.getLong("xid"), row.getLong("seq")),
                CanonicalJson.sha256(said));
    }

    /// Its line in a batch.
    String line() {
        return place.seq() + " " + hash;
    }
}
