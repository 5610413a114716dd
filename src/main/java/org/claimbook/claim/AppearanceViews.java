package org.claimbook.claim;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claimbook.claim.AppearanceView.ReportLabel;
import org.claimbook.report.Anchor;
import org.claimbook.report.AnchorState;
import org.claimbook.report.QuoteContext;
import org.claimbook.report.ReportStatus;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads appearances with their chains, of any number of claims in one statement.
@Component
public class AppearanceViews {

    private static final String CONTEXT =
            """
            substr(t.text, greatest(a.start_at - :read, 0) + 1, least(a.start_at, :read)) as before,
            substr(t.text, a.end_at + 1, :read) as after
            """;

    private static final String REVISION =
            "left join report_revision t on t.report_id = a.report_id and t.number = a.revision";

    private final JdbcClient jdbc;
    private final ObjectReader chains;
    private final ObjectReader withdrawals;

    AppearanceViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.chains =
                json.readerForListOf(HopView.class)
                        .without(
                                StreamReadFeature
                                        .STRICT_DUPLICATE_DETECTION); // PostgreSQL wrote it
        this.withdrawals = json.readerForListOf(WithdrawalView.class);
    }

    /// By claim, in the order in which they were recorded; as they stand, or stood at an instant.
    public Map<UUID, List<AppearanceView>> of(Collection<UUID> claims, @Nullable Instant asOf) {
        return read(claims, asOf, false);
    }

    /// Those of one claim, with what stands around each quote.
    public List<AppearanceView> whole(UUID claim, @Nullable Instant asOf) {
        return read(List.of(claim), asOf, true).getOrDefault(claim, List.of());
    }

    private Map<UUID, List<AppearanceView>> read(
            Collection<UUID> claims, @Nullable Instant asOf, boolean context) {
        return jdbc
                .sql(appearances(asOf != null, context))
                .param("read", QuoteContext.READ)
                .param("claims", claims.toArray(UUID[]::new))
                .param("asOf", Utc.orNull(asOf))
                .query((row, number) -> appearance(row))
                .list()
                .stream()
                .collect(groupingBy(AppearanceView::claimId));
    }

    AppearanceView one(UUID claim, UUID id) {
        return whole(claim, null).stream()
                .filter(appearance -> appearance.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("appearance", id));
    }

    private static String appearances(boolean past, boolean context) {
        return """
        select a.*, %1$s as reader, coalesce(a.replaced_id, a.id) as shown_id, r.title, r.url, r.status as report_status,
               %3$s,
               (select json_arrayagg(json_object(
                       'source': s.label, 'verb': h.verb, 'basis': h.basis, 'channel': h.channel,
                       'standing': h.standing, 'wording': h.wording, 'caveat': h.caveat, 'url': h.url,
                       'archivedUrl': h.archived_url,
                       'said': case when h.said_at is not null then json_object(
                           'value': partial_date(h.said_at, h.said_precision), 'precision': h.said_precision) end
                       absent on null) order by h.position returning json)
                from hop h join source_label s on s.id = h.source_id where h.appearance_id = a.id) as chain,
               (select json_arrayagg(json_object(
                           'how': w.how, 'by': named.label, 'wording': w.wording, 'url': w.url,
                           'at': partial_date(w.withdrawn_at, w.withdrawn_precision) absent on null)
                       order by w.how = 'CLARIFIED',
                                s.counts_as <> (
                                    select o.counts_as from hop h join source o on o.id = h.source_id
                                    where h.appearance_id = a.id and h.position = 0),
                                w.recorded_at desc returning json)
                from withdrawal w join source s on s.id = w.by_id join source_label named on named.id = w.by_id
                where w.appearance_id = coalesce(a.replaced_id, a.id) and (cast(:asOf as timestamptz) is null or w.recorded_at <= :asOf)) as withdrawals
        from appearance a join report r on r.id = a.report_id
        %4$s
        where %2$s
          and case when cast(:asOf as timestamptz) is null then a.removed_at is null
                   else coalesce(a.revised_at, a.recorded_at) <= :asOf and (a.removed_at is null or a.removed_at > :asOf) end
        order by reader, a.seq
        """
                .formatted(
                        ReadBy.claim("a", past),
                        ReadBy.oneOfClaims("a", past),
                        context ? CONTEXT : "null as before, null as after",
                        context ? REVISION : "");
    }

    private AppearanceView appearance(ResultSet row) throws SQLException {
        List<HopView> chain = chains.readValue(row.getString("chain"));
        String back = row.getString("withdrawals");
        List<WithdrawalView> takenBack = back == null ? List.of() : withdrawals.readValue(back);
        return new AppearanceView(
                row.getObject("shown_id", UUID.class),
                row.getObject("reader", UUID.class),
                new ReportLabel(
                        row.getObject("report_id", UUID.class),
                        row.getString("title"),
                        row.getString("url"),
                        ReportStatus.valueOf(row.getString("report_status"))),
                row.getObject("revision", Integer.class),
                anchor(row),
                context(row),
                row.getBigDecimal("seconds_from") == null
                        ? null
                        : new SecondsDraft(
                                row.getBigDecimal("seconds_from"), row.getBigDecimal("seconds_to")),
                circular(chain),
                takenBack.isEmpty() ? null : takenBack.getFirst(),
                takenBack,
                chain,
                Utc.read(row, "recorded_at"));
    }

    private static @Nullable QuoteContext context(ResultSet row) throws SQLException {
        String before = row.getString("before");
        String after = row.getString("after");
        return before == null || after == null ? null : QuoteContext.of(before, after);
    }

    /// The anchor in a row of `appearance`.
    public static @Nullable Anchor anchor(ResultSet row) throws SQLException {
        String exact = row.getString("exact");
        return exact == null
                ? null
                : new Anchor(
                        exact,
                        Objects.requireNonNull(row.getString("prefix")),
                        Objects.requireNonNull(row.getString("suffix")),
                        row.getObject("start_at", Integer.class),
                        row.getObject("end_at", Integer.class),
                        AnchorState.valueOf(row.getString("anchor_state")));
    }

    /// Whether a source comes back after others: what it passed on returned to it.
    private static boolean circular(List<HopView> chain) {
        Set<UUID> seen = new HashSet<>();
        return !chain.stream().allMatch(hop -> seen.add(hop.source().id()));
    }
}
