package org.claimbook.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.claimbook.claim.AppearanceViews;
import org.claimbook.report.Anchor;
import org.claimbook.report.Reports;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Faults;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The assertions of a report, in the order of its text.
@Component
@Transactional
class ReportClaims {

    /// Where an assertion stands in the order: what has no place in the text comes last, as
    /// recorded.
    record Place(UUID claim, UUID appearance, @Nullable Anchor anchor, long start, long seq) {}

    private static final int MOST = 200;

    private static final String PLACES =
            """
            select a.*, coalesce(a.start_at, 2147483647) as place
            from appearance a join claim c on c.id = a.read_by
            where a.report_id = :report and a.removed_at is null and c.deleted_at is null
              and (cast(:start as bigint) is null or (coalesce(a.start_at, 2147483647), a.seq) > (:start, :seq))
            order by coalesce(a.start_at, 2147483647), a.seq
            limit :limit
            """;

    private static final String NEWEST =
            """
            select a.*, coalesce(a.start_at, 2147483647) as place
            from appearance a join claim c on c.id = a.read_by
            where a.report_id = :report and a.removed_at is null and c.deleted_at is null
            order by a.seq desc limit 1
            """;

    private final Reports reports;
    private final Recording recording;
    private final JdbcClient jdbc;

    ReportClaims(Reports reports, Recording recording, JdbcClient jdbc) {
        this.reports = reports;
        this.recording = recording;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    List<Place> places(UUID report, @Nullable List<@Nullable String> after, int limit) {
        reports.require(report);
        return jdbc.sql(PLACES)
                .param("report", report)
                .param(
                        "start",
                        after == null ? null : Long.valueOf(String.valueOf(after.getFirst())))
                .param("seq", after == null ? null : Long.valueOf(String.valueOf(after.getLast())))
                .param("limit", limit)
                .query((row, number) -> place(row))
                .list();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getObject("read_by", UUID.class),
                row.getObject("id", UUID.class),
                AppearanceViews.anchor(row),
                row.getLong("place"),
                row.getLong("seq"));
    }

    /// The one recorded last.
    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    Optional<Place> newest(UUID report) {
        return jdbc.sql(NEWEST).param("report", report).query((row, _) -> place(row)).optional();
    }

    /// The same from the start, for whoever shows them beside the text.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    List<Place> placesForReaders(UUID report, int most) {
        return places(report, null, most);
    }

    /// Records many claims of one report, all or nothing.
    @OpenTo(Caller.EDITOR)
    List<ClaimView> record(UUID report, List<ClaimDraft> drafts, Faults faults, Actor actor) {
        reports.require(report);
        if (drafts.size() > MOST) {
            faults.add("", "too-many", "At most %d claims are recorded at once.".formatted(MOST));
            faults.throwIfAny();
        }
        Map<String, ClaimDraft> placed = new LinkedHashMap<>();
        for (int index = 0; index < drafts.size(); index++) {
            String pointer = "/" + index;
            if (drafts.get(index) != null) {
                placed.put(pointer, drafts.get(index).in(report));
            }
        }
        return recording.record(placed, faults, actor);
    }
}
