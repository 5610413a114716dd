package org.claimbook.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps what the projection of a claim was, from when to when, so that a past day can be asked for
/// by index.
@Component
class StatusPeriods {

    private static final String END =
            "update status_period set valid_to = :at where claim_id = :claim and valid_to is null";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    StatusPeriods(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /// By claim, oldest first.
    Map<UUID, List<StatusPeriod>> of(Collection<UUID> claims) {
        Map<UUID, List<StatusPeriod>> periods = new HashMap<>();
        jdbc.sql(
                        """
                        select claim_id, valid_from, status, status_by, status_verification_id from status_period
                        where claim_id = any(:claims) order by valid_from
                        """)
                .param("claims", claims.toArray(UUID[]::new))
                .query(row -> {
                    periods.computeIfAbsent(
                                    row.getObject("claim_id", UUID.class), _ -> new ArrayList<>())
                            .add(period(row));
                });
        return periods;
    }

    /// The newest first: each time that what the desk had found CONFIRMED or REFUTED of a claim
    /// that was public by then, and is so now, gave way to another status.
    List<PublicCorrection> corrections(@Nullable Instant before, @Nullable UUID id, int limit) {
        return jdbc.sql(
                        """
                        select c.id, c.statement, p.status as was, n.status as is_now, n.valid_from as at
                        from status_period p
                        join status_period n on n.claim_id = p.claim_id and n.valid_from = p.valid_to
                        join claim c on c.id = p.claim_id
                        where p.status in ('CONFIRMED', 'REFUTED') and n.status <> p.status
                          and p.status_by in (select id from source where desk)
                          and c.published_at < n.valid_from and c.deleted_at is null and c.merged_into is null
                          and (cast(:before as timestamptz) is null or (n.valid_from, c.id) < (:before, cast(:id as uuid)))
                        order by n.valid_from desc, c.id desc
                        limit :limit
                        """)
                .param("before", Utc.orNull(before))
                .param("id", id)
                .param("limit", limit)
                .query((row, _) ->
                        new PublicCorrection(
                                row.getObject("id", UUID.class),
                                row.getString("statement"),
                                Status.valueOf(row.getString("was")),
                                Status.valueOf(row.getString("is_now")),
                                Utc.read(row, "at")))
                .list();
    }

    private static StatusPeriod period(ResultSet row) throws SQLException {
        return new StatusPeriod(
                Utc.read(row, "valid_from"),
                Status.valueOf(row.getString("status")),
                row.getObject("status_by", UUID.class),
                row.getObject("status_verification_id", UUID.class));
    }

    /// Ends the current period for good.
    void end(UUID claim, Instant at) {
        jdbc.sql(END).param("claim", claim).param("at", Utc.of(at)).update();
    }

    /// Ends the current periods and begins the next; a write that settles twice leaves one.
    void begin(Map<OpenClaim, Projection> settled) {
        Set<UUID> current = current(settled.keySet());
        SqlParameterSource[] before = rows(settled, claim -> current.contains(claim.id()));
        if (before.length > 0) {
            batches.batchUpdate(
                    "delete from status_period where claim_id = :claim and valid_from = :at",
                    before);
            batches.batchUpdate(END, before);
        }
        batches.batchUpdate(
                """
                insert into status_period
                    (claim_id, valid_from, status, status_by, status_verification_id, pending, differs)
                values (:claim, :at, :status, :by, :verification, :pending, :differs)
                """,
                rows(settled, _ -> true));
    }

    /// Those that have one; new claims do not.
    private Set<UUID> current(Collection<OpenClaim> claims) {
        return new HashSet<>(
                jdbc.sql(
                                "select claim_id from status_period where claim_id = any(:claims) and valid_to is null")
                        .param("claims", claims.stream().map(OpenClaim::id).toArray(UUID[]::new))
                        .query((row, _) -> row.getObject("claim_id", UUID.class))
                        .list());
    }

    private static SqlParameterSource[] rows(
            Map<OpenClaim, Projection> settled, Predicate<OpenClaim> which) {
        return settled.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toArray(SqlParameterSource[]::new);
    }

    private static SqlParameterSource row(OpenClaim claim, Projection projection) {
        return new MapSqlParameterSource()
                .addValue("claim", claim.id())
                .addValue("at", Utc.of(claim.at()))
                .addValue("status", projection.status().name())
                .addValue("by", projection.by(), Types.OTHER)
                .addValue("verification", projection.verificationId(), Types.OTHER)
                .addValue("pending", projection.pending())
                .addValue("differs", projection.differs());
    }
}
