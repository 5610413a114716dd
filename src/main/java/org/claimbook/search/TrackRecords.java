package org.claimbook.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.claimbook.claim.Status;
import org.claimbook.claim.StatusLabels;
import org.claimbook.search.TrackRecord.Count;
import org.claimbook.search.TrackRecord.Part;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
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

    /// The newest sayings of a source, read from the end of an index for each that counts as it; a
    /// claim that it said twice counts once, and as said when it first said it.
    private static final String SAYINGS =
            """
            with speaker as materialized (
                select id from source where counts_as = :source
            ), said as materialized (
                select newest.appearance_id
                from speaker cross join lateral (
                    select h.appearance_id from hop h
                    where h.source_id = speaker.id and h.standing <> 'DISOWNED'
                    order by h.appearance_id desc limit :newest) newest
                order by newest.appearance_id desc limit :newest
            )
            select c.id, c.status,
                   bool_or(a.origin_id in (select id from speaker)) as origin,
                   bool_or(a.carrier_id in (select id from speaker)) as carrier,
                   coalesce(judge.family_id <> (select family_id from source where id = :source), true)
                   and (select p.valid_from from status_period p where p.claim_id = c.id and p.status = c.status
                        order by p.valid_from limit 1) >= min(a.recorded_at) as later,
                   bool_or(exists (
                       select from withdrawal w
                       where w.appearance_id = a.id and w.how <> 'CLARIFIED'
                         and w.by_id in (select id from speaker))) as withdrawn
            from said join appearance a on a.id = said.appearance_id join claim c on c.id = a.read_by
            left join source judge on judge.id = c.status_by
            where a.removed_at is null and c.deleted_at is null
            group by c.id, judge.id
            """;

    /// Nobody counts further in a list.
    private static final int ENOUGH = 1_000;

    private static final String CLAIMS =
            """
            select s.id, counted.claims, counted.sayings from unnest(cast(:sources as uuid[])) s (id)
            cross join lateral (
                select count(distinct said.claim) as claims, count(*) as sayings
                from (
                    select a.read_by as claim from source m join hop h on h.source_id = m.id
                    join appearance a on a.id = h.appearance_id join claim c on c.id = a.read_by
                    where m.counts_as = s.id and a.removed_at is null and c.deleted_at is null
                    limit :enough + 1) said) counted
            """;

    /// How many claims a source is in, `more` where nobody counted further.
    record Claims(UUID source, int count, boolean more) {}

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
                sources.label(source),
                said(source) <= NEWEST,
                part(sayings, Saying::origin),
                part(sayings, Saying::carrier));
    }

    /// In how many claims each is, at any hop.
    @OpenTo(Caller.READER)
    List<Claims> claims(List<UUID> sources) {
        return jdbc.sql(CLAIMS)
                .param("sources", sources.toArray(UUID[]::new))
                .param("enough", ENOUGH)
                .query((row, _) ->
                        new Claims(
                                row.getObject("id", UUID.class),
                                row.getInt("claims"),
                                row.getInt("sayings") > ENOUGH))
                .list();
    }

    private int said(UUID source) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select from hop h
                            where h.source_id in (select id from source where counts_as = :source)
                              and h.standing <> 'DISOWNED'
                            limit :newest + 1) said
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
