package org.claimbook.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claimbook.exchange.LoggedChange.Kind;
import org.claimbook.exchange.LoggedChange.Subject;
import org.claimbook.record.ClaimItem;
import org.claimbook.record.WholeClaims;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Etags;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Tagged;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// What changed since a position, in an order to which nothing is added behind it: only what no
/// running transaction can still come before. Whoever is not signed in learns of published claims.
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
@OpenTo(Caller.ANYBODY)
class ChangeLog {

    private final JdbcClient jdbc;
    private final WholeClaims whole;
    private final Etags etags;

    ChangeLog(JdbcClient jdbc, WholeClaims whole, Etags etags) {
        this.jdbc = jdbc;
        this.whole = whole;
        this.etags = etags;
    }

    /// One more than the limit, where there is one.
    List<LoggedChange> after(Position position, int limit, @Nullable Actor reader) {
        List<LoggedChange> changes =
                jdbc.sql(
                                """
                                select c.xid, c.seq, c.subject, c.subject_id, c.at,
                                       case when :open then c.kind
                                            when c.is_public and c.was_public then 'CHANGED'
                                            when c.is_public then 'PUBLISHED'
                                            when c.kind = 'DELETED' or c.kind = 'MERGED' and i.id is not null then c.kind
                                            else 'WITHDRAWN' end as kind,
                                       case when :open or c.kind = 'MERGED' then i.id end as into_id
                                from change c
                                left join lateral (
                                    select c.into_id as id where c.into_id is not null
                                      and (:open or exists (select from claim t where t.id = c.into_id and t.published_at is not null))
                                ) i on true
                                where (c.xid, c.seq) > (:xid, :seq)
                                  and c.xid < change_horizon()
                                  and (:open or c.was_public or c.is_public)
                                order by c.xid, c.seq
                                limit :limit
                                """)
                        .param("open", reader != null)
                        .param("xid", position.xid())
                        .param("seq", position.seq())
                        .param("limit", limit + 1)
                        .query((row, _) -> read(row))
                        .list();
        Map<UUID, Tagged<ClaimItem>> items = items(changes, limit, reader);
        return changes.stream().map(change -> change.with(items.get(change.id()))).toList();
    }

    private static LoggedChange read(ResultSet row) throws SQLException {
        return new LoggedChange(
                new Position(row.getLong("xid"), row.getLong("seq")),
                Subject.valueOf(row.getString("subject")),
                row.getObject("subject_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getObject("into_id", UUID.class),
                Utc.read(row, "at"),
                null);
    }

    /// A change that is told later, with the claim as it reads then.
    @OpenTo(Caller.ROOMS)
    LoggedChange retold(LoggedChange change, Actor reader) {
        return change.with(items(List.of(change), 1, reader).get(change.id()));
    }

    private Map<UUID, Tagged<ClaimItem>> items(
            List<LoggedChange> changes, int limit, @Nullable Actor reader) {
        List<UUID> ids =
                changes.stream()
                        .limit(limit)
                        .filter(change -> change.subject() == Subject.CLAIM)
                        .map(LoggedChange::id)
                        .distinct()
                        .toList();
        return whole.items(ids, null, reader).stream()
                .collect(Collectors.toMap(ClaimItem::id, item -> etags.tag(item.version(), item)));
    }
}
