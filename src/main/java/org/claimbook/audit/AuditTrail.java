package org.claimbook.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
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
    private final Shown shown;

    AuditTrail(JdbcClient jdbc, JsonMapper json, Shown shown) {
        this.jdbc = jdbc;
        this.json = json;
        this.shown = shown;
    }

    /// Of a claim and its parts, those that were merged into it among them. Newest first; of those
    /// before a place in the order, if one is given.
    public List<ChangeView> ofClaim(
            UUID claim, Collection<UUID> parts, @Nullable Long before, int limit) {
        List<ChangeView> changes =
                jdbc.sql(CHANGES)
                        .param("parts", parts.toArray(UUID[]::new))
                        .param("before", before)
                        .param("limit", limit)
                        .query((row, number) -> change(row, claim))
                        .list();
        return shown.today(changes);
    }

    /// Newest first; of those before a place in the order, if one is given.
    @OpenTo(Caller.ADMIN)
    List<EventView> list(AuditQuery query, @Nullable Long before, int limit) {
        List<EventView> events =
                jdbc.sql(
                                "select * from audit_event where (cast(:place as bigint) is null or seq < :place)"
                                        + query.conditions()
                                        + " order by seq desc limit :limit")
                        .params(query.parameters())
                        .param("place", before)
                        .param("limit", limit)
                        .query((row, number) -> event(row))
                        .list();
        List<ChangeView> today =
                shown.today(events.stream().map(event -> event.change(null)).toList());
        return IntStream.range(0, events.size())
                .mapToObj(place -> events.get(place).with(today.get(place).changes()))
                .toList();
    }

    private ChangeView change(ResultSet row, UUID claim) throws SQLException {
        UUID recordedFor = row.getObject("claim_id", UUID.class);
        return event(row).change(recordedFor.equals(claim) ? null : recordedFor);
    }

    private EventView event(ResultSet row) throws SQLException {
        return new EventView(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                Utc.read(row, "at"),
                row.getString("actor"),
                row.getString("address"),
                Action.valueOf(row.getString("action")),
                new ChangeView.Thing(
                        Subject.Kind.valueOf(row.getString("subject_kind")),
                        row.getObject("subject_id", UUID.class)),
                row.getObject("claim_id", UUID.class),
                json.readValue(row.getString("changes"), new TypeReference<>() {}),
                row.getString("note"),
                row.getString("request_id"));
    }
}
