package org.claimbook.audit;

import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
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
public class AuditTrail {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Newest first; of those before a place in the order, if one is given.
    @OpenTo(Caller.ROOMS)
    public List<ChangeView> ofClaim(UUID claim, @Nullable Long before, int limit) {
        return jdbc.sql(
                        """
                        select * from audit_event
                        where claim_id = :claim and (cast(:before as bigint) is null or seq < :before)
                        order by seq desc
                        limit :limit
                        """)
                .param("claim", claim)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> change(row))
                .list();
    }

    private ChangeView change(ResultSet row) throws SQLException {
        return new ChangeView(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                Utc.read(row, "at"),
                row.getString("actor"),
                Action.valueOf(row.getString("action")),
                new ChangeView.Thing(
                        Subject.Kind.valueOf(row.getString("subject_kind")),
                        row.getObject("subject_id", UUID.class)),
                json.readValue(row.getString("changes"), new TypeReference<>() {}),
                row.getString("note"));
    }
}
