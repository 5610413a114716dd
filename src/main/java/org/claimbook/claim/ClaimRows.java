package org.claimbook.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.claimbook.claim.ClaimRow.Superseded;
import org.claimbook.claim.FigureView.MeasureLabel;
import org.claimbook.shared.Ids;
import org.claimbook.shared.PartialDate;
import org.claimbook.shared.PeriodDraft;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads claims' own columns, any number in one statement.
@Component
class ClaimRows {

    private static final String ROWS =
            """
            select c.*, m.name as measure_name, m.unit as measure_unit, u.username as assignee,
                   coalesce(about.topics, '{}') as topics,
                   newer.id as newer_id, newer.published_at is not null as newer_published,
                   exists (select from response r where r.read_by = c.id) as answered,
                   exists (select from claim_link l where l.from_id = c.id)
                       or exists (select from claim_link l where l.to_id = c.id) as linked
            from claim c
            left join measure m on m.id = c.measure_id
            left join app_user u on u.id = c.assignee_id
            left join (
                select ct.claim_id, array_agg(t.name order by ct.position) as topics
                from claim_topic ct join topic t on t.id = ct.topic_id
                where ct.claim_id = %1$s group by ct.claim_id
            ) about on about.claim_id = c.id
            left join lateral (
                select n.id, n.published_at from claim_link l join claim n on n.id = l.from_id
                where l.to_id = c.id and l.type = 'UPDATES' and n.deleted_at is null
                order by l.created_at desc, l.id desc limit 1
            ) newer on true
            where c.id = %1$s and c.deleted_at is null
            """
                    .formatted(Ids.any("ids"));

    private final JdbcClient jdbc;

    ClaimRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By id; merged ones too; unknown and deleted ones are absent.
    Map<UUID, ClaimRow> of(Collection<UUID> ids) {
        return jdbc
                .sql(ROWS)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> claim(row))
                .list()
                .stream()
                .collect(Collectors.toMap(ClaimRow::id, Function.identity()));
    }

    private static ClaimRow claim(ResultSet row) throws SQLException {
        FigureView figure = figure(row);
        UUID newer = row.getObject("newer_id", UUID.class);
        return new ClaimRow(
                row.getObject("id", UUID.class),
                fields(row, figure),
                figure,
                Utc.readOrNull(row, "published_at"),
                Utc.read(row, "created_at"),
                Utc.read(row, "updated_at"),
                newer == null ? null : new Superseded(newer, row.getBoolean("newer_published")),
                Utc.readOrNull(row, "merged_at"),
                row.getBoolean("answered"),
                row.getBoolean("linked"),
                row.getLong("version"));
    }

    private static ClaimFields fields(ResultSet row, @Nullable FigureView figure)
            throws SQLException {
        return new ClaimFields(
                row.getString("statement"),
                ClaimKind.valueOf(row.getString("kind")),
                row.getString("language"),
                List.of((String[]) row.getArray("topics").getArray()),
                row.getString("place"),
                happened(row),
                figure == null ? null : figure.draft(),
                WorkState.valueOf(row.getString("work_state")),
                row.getString("assignee"),
                Utc.readOrNull(row, "due_at"),
                Utc.readOrNull(row, "recheck_at"),
                Priority.valueOf(row.getString("priority")));
    }

    private static @Nullable PeriodDraft happened(ResultSet row) throws SQLException {
        PartialDate start = Utc.partialOrNull(row, "happened_from", "happened_precision");
        return start == null
                ? null
                : new PeriodDraft(
                        start,
                        Utc.partialOrNull(row, "happened_to", "happened_precision"),
                        start.precision());
    }

    private static @Nullable FigureView figure(ResultSet row) throws SQLException {
        String qualifier = row.getString("figure_qualifier");
        if (qualifier == null) {
            return null;
        }
        UUID measure = row.getObject("measure_id", UUID.class);
        return new FigureView(
                measure == null
                        ? null
                        : new MeasureLabel(
                                measure,
                                row.getString("measure_name"),
                                row.getString("measure_unit")),
                row.getBigDecimal("figure_low"),
                row.getBigDecimal("figure_best"),
                row.getBigDecimal("figure_high"),
                row.getString("figure_unit"),
                FigureQualifier.valueOf(qualifier),
                row.getString("figure_counts"),
                row.getObject("figure_cumulative", Boolean.class),
                row.getString("figure_as_written"),
                Utc.partialOrNull(row, "figure_as_of", "figure_as_of_precision"));
    }
}
