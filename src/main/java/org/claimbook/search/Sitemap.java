package org.claimbook.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is published, in the order of recording: claims, and the sources and reports that have a
/// page for everybody because a published claim names them.
@Component
@Transactional(readOnly = true)
class Sitemap {

    private static final UUID BEGINNING = new UUID(0, 0);
    private static final int FETCHED_AT_ONCE = 1_000;

    enum Place {
        CLAIMS(
                """
                select c.id, c.updated_at as changed from claim c
                where c.published_at is not null and c.deleted_at is null and c.merged_into is null
                """),
        SOURCES(
                """
                select s.id, null::timestamptz as changed from source s
                where s.counts_as = s.id and exists (
                    select from source named join hop h on h.source_id = named.id join appearance a on a.id = h.appearance_id
                    join claim c on c.id = a.read_by
                    where named.counts_as = s.id and a.removed_at is null
                      and c.published_at is not null and c.deleted_at is null and c.merged_into is null)
                """),
        REPORTS(
                """
                select r.id, null::timestamptz as changed from report r
                where r.deleted_at is null and exists (
                    select from appearance a join claim c on c.id = a.read_by
                    where a.report_id = r.id and a.removed_at is null
                      and c.published_at is not null and c.deleted_at is null and c.merged_into is null)
                """);

        private final String sql;

        Place(String sql) {
            this.sql = sql;
        }
    }

    /// `changed` is known of claims alone; when a source or a report is edited is no news.
    record Entry(UUID id, @Nullable Instant changed) {}

    private final JdbcClient jdbc;

    Sitemap(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// After which ids further files of so many go on; the first begins at the beginning.
    @OpenTo(Caller.ANYBODY)
    List<UUID> further(Place place, int most) {
        return jdbc.sql(
                        """
                        select id from (
                            select id, row_number() over (order by id) as number, count(*) over () as total from (%s) here) numbered
                        where number %% :most = 0 and number < total order by id
                        """
                                .formatted(place.sql))
                .param("most", most)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Hands on what one file holds; the database keeps the place, and nothing here grows.
    @OpenTo(Caller.ANYBODY)
    void file(Place place, @Nullable UUID after, int most, Consumer<Entry> taker) {
        jdbc.sql(
                        "select * from (%s) here where id > :after order by id limit :most"
                                .formatted(place.sql))
                .withFetchSize(FETCHED_AT_ONCE)
                .param("after", after == null ? BEGINNING : after)
                .param("most", most)
                .query(row -> {
                    taker.accept(
                            new Entry(
                                    row.getObject("id", UUID.class),
                                    Utc.readOrNull(row, "changed")));
                });
    }
}
