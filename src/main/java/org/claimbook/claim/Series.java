package org.claimbook.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimbook.claim.SeriesView.Point;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Names;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Utc;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The way in to the figures of a measure over time.
@Component
@Transactional(readOnly = true)
class Series {

    /// A figure and its key in the order of the series.
    record Row(Point point, String day) {}

    private static final String POINTS =
            """
            select c.*, coalesce(c.figure_unit, m.unit) as shown_unit,
                   cast(coalesce(c.figure_as_of, 'infinity') as text) as day,
                   ends.origin, ends.carrier, newer.id as newer_id
            from claim c join measure m on m.id = c.measure_id
            left join lateral (
                select (select label from source_label where id = a.origin_id) as origin,
                       (select label from source_label where id = a.carrier_id) as carrier
                from appearance a where a.read_by = c.id and a.removed_at is null and a.origin_id is not null
                order by a.seq limit 1
            ) ends on true
            left join lateral (
                select n.id from claim_link l join claim n on n.id = l.from_id
                where l.to_id = c.id and l.type = 'UPDATES' and n.deleted_at is null and n.merged_into is null
                order by l.created_at desc, l.id desc limit 1
            ) newer on true
            where c.measure_id = :measure and c.deleted_at is null and c.merged_into is null
              and (cast(:id as uuid) is null
                   or (coalesce(c.figure_as_of, 'infinity'), c.id) > (cast(:day as timestamptz), cast(:id as uuid)))
            order by coalesce(c.figure_as_of, 'infinity'), c.id
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Series(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @OpenTo(Caller.READER)
    List<Row> page(UUID measure, @Nullable List<@Nullable String> after, int limit) {
        return jdbc.sql(POINTS)
                .param("measure", measure)
                .param("day", after == null ? null : after.getFirst())
                .param("id", after == null ? null : UUID.fromString(after.getLast()))
                .param("limit", limit)
                .query((row, _) -> new Row(point(row), row.getString("day")))
                .list();
    }

    private Point point(ResultSet row) throws SQLException {
        UUID newer = row.getObject("newer_id", UUID.class);
        Boolean cumulative = row.getObject("figure_cumulative", Boolean.class);
        return new Point(
                row.getObject("id", UUID.class),
                row.getBigDecimal("figure_low"),
                row.getBigDecimal("figure_best"),
                row.getBigDecimal("figure_high"),
                row.getString("shown_unit"),
                FigureQualifier.valueOf(row.getString("figure_qualifier")),
                row.getString("figure_counts"),
                cumulative,
                scope(row.getString("figure_counts"), cumulative, row.getString("shown_unit")),
                Utc.partialOrNull(row, "figure_as_of", "figure_as_of_precision"),
                label(row.getString("origin")),
                label(row.getString("carrier")),
                Status.valueOf(row.getString("status")),
                newer);
    }

    /// "killed or wounded, cumulative, people"; what is not said is left out, and not to say
    /// whether it adds up is not to say that it does not.
    private static String scope(
            @Nullable String counts, @Nullable Boolean cumulative, @Nullable String unit) {
        return Stream.of(
                        counts == null ? "" : Names.fold(counts),
                        cumulative == null ? "" : cumulative ? "cumulative" : "not cumulative",
                        unit == null ? "" : Names.fold(unit))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private @Nullable SourceLabel label(@Nullable String text) {
        return text == null ? null : json.readValue(text, SourceLabel.class);
    }
}
