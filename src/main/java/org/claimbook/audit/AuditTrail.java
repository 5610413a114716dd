package org.claimbook.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The way in to what was written down: the changes of a claim and of its parts.
@Component
@Transactional(readOnly = true)
@OpenTo(Caller.ROOMS)
public class AuditTrail {

    /// The newest of each part, then of all.
    private static final String CHANGES =
            """
            select change.*
            from unnest(cast(:parts as uuid[])) part cross join lateral (
                select * from audit_event
                where claim_id = part and (cast(:before as bigint) is null or seq < :before)
                order by seq desc
                limit :limit
            ) change
            order by change.seq desc
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Of a claim and its parts, those that were merged into it among them. Newest first; of those
    /// before a place in the order, if one is given.
    public List<ChangeView> ofClaim(
            UUID claim, Collection<UUID> parts, @Nullable Long before, int limit) {
        return jdbc.sql(CHANGES)
                .param("parts", parts.toArray(UUID[]::new))
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> change(row, claim))
                .list();
    }

    private ChangeView change(ResultSet row, UUID claim) throws SQLException {
        UUID recordedFor = row.getObject("claim_id", UUID.class);
        return new ChangeView(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                Utc.read(row, "at"),
                row.getString("actor"),
                Action.valueOf(row.getString("action")),
                new ChangeView.Thing(
                        Subject.Kind.valueOf(row.getString("subject_kind")),
                        row.getObject("subject_id", UUID.class)),
                recordedFor.equals(claim) ? null : recordedFor,
                json.readValue(row.getString("changes"), new TypeReference<>() {}),
                row.getString("note"));
    }
}
