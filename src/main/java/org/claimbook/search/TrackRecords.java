package org.claimbook.search;

import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.claimbook.claim.Status;
import org.claimbook.claim.StatusLabels;
import org.claimbook.search.TrackRecord.Count;
import org.claimbook.search.TrackRecord.Part;
import org.claimbook.source.Sources;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Counts what became of what a source said. What it disowned counts for nothing.
@Component
@Transactional(readOnly = true)
class TrackRecords {

    /// Of a source that is in everything nobody needs more to see how it fares.
    static final int NEWEST = 5_000;

    /// The newest sayings of a source; a claim that it said twice counts once, and as said when it
    /// first said it.
    private static final String SAYINGS =
            """
            with said as materialized (
                select h.appearance_id, h.position
                from hop h
                where h.source_id in (select id from source where counts_as = :source) and h.standing <> 'DISOWNED'
                order by h.appearance_id desc, h.position
                limit :newest
            )
            select c.id, c.status,
                   bool_or(said.position = 0) as origin,
                   bool_or(said.position = (
                       select max(last.position) from hop last where last.appearance_id = a.id)) as carrier,
                   (select p.valid_from from status_period p where p.claim_id = c.id and p.valid_to is null)
                       > min(a.recorded_at) as later,
                   bool_or(exists (
                       select from withdrawal w
                       where w.appearance_id = a.id and w.how <> 'CLARIFIED'
                         and w.by_id in (select id from source where counts_as = :source))) as withdrawn
            from said join appearance a on a.id = said.appearance_id join claim c on c.id = a.read_by
            where a.removed_at is null and c.deleted_at is null
            group by c.id
            """;

    private record Saying(
            Status status, boolean origin, boolean carrier, boolean later, boolean withdrawn) {

        static Saying of(ResultSet row, int ignored) throws SQLException {
            return new Saying(
                    Status.valueOf(row.getString("status")),
                    row.getBoolean("origin"),
                    row.getBoolean("carrier"),
                    row.getBoolean("later"),
                    row.getBoolean("withdrawn"));
        }
    }

    private final Sources sources;
    private final StatusLabels labels;
    private final JdbcClient jdbc;

    TrackRecords(Sources sources, StatusLabels labels, JdbcClient jdbc) {
        this.sources = sources;
        this.labels = labels;
        this.jdbc = jdbc;
    }

    /// @throws org.claimbook.shared.NotFound if there is no such source
    @OpenTo(Caller.READER)
    TrackRecord of(UUID source) {
        sources.get(source);
        List<Saying> sayings =
                jdbc.sql(SAYINGS)
                        .param("source", source)
                        .param("newest", NEWEST)
                        .query(Saying::of)
                        .list();
        return new TrackRecord(
                sources.labels(List.of(source)).values().iterator().next(),
                said(source) < NEWEST,
                part(sayings, Saying::origin),
                part(sayings, Saying::carrier));
    }

    private int said(UUID source) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select from hop h
                            where h.source_id in (select id from source where counts_as = :source)
                              and h.standing <> 'DISOWNED'
                            limit :newest) said
                        """)
                .param("source", source)
                .param("newest", NEWEST)
                .query((row, _) -> row.getInt(1))
                .single();
    }

    private Part part(List<Saying> all, Predicate<Saying> which) {
        List<Saying> sayings = all.stream().filter(which).toList();
        List<Count> counts =
                labels.list().stream()
                        .map(label ->
                                new Count(
                                        label.code(),
                                        label.label(),
                                        count(sayings, saying -> saying.status() == label.code())))
                        .toList();
        return new Part(
                sayings.size(),
                counts,
                count(sayings, saying -> saying.later() && saying.status() == Status.CONFIRMED),
                count(sayings, saying -> saying.later() && saying.status() == Status.REFUTED),
                count(sayings, Saying::withdrawn));
    }

    private static int count(List<Saying> sayings, Predicate<Saying> which) {
        return Math.toIntExact(sayings.stream().filter(which).count());
    }
}
