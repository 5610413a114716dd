package org.claimbook.verification;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.claim.ReadBy;
import org.claimbook.claim.Status;
import org.claimbook.shared.Utc;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads findings with their evidence, of any number of claims in one statement.
@Component
class VerificationViews {

    private final JdbcClient jdbc;
    private final ObjectReader labels;
    private final ObjectReader evidence;

    VerificationViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.labels =
                json.readerFor(SourceLabel.class)
                        .without(
                                StreamReadFeature
                                        .STRICT_DUPLICATE_DETECTION); // PostgreSQL wrote it
        this.evidence = json.readerForListOf(Evidence.class);
    }

    /// By claim, in the order in which they were recorded; as they stand, or stood at an instant.
    Map<UUID, List<VerificationView>> of(Collection<UUID> claims, @Nullable Instant asOf) {
        return jdbc
                .sql(verifications(asOf != null))
                .param("claims", claims.toArray(UUID[]::new))
                .param("asOf", Utc.orNull(asOf))
                .query((row, number) -> verification(row))
                .list()
                .stream()
                .collect(groupingBy(VerificationView::claimId));
    }

    private static String verifications(boolean past) {
        return """
        with finding as (
            select v.*, %1$s as reader, s.signed_by,
                   v.needs_sign_off and s.verification_id is null as pending
            from verification v
            left join sign_off s on s.verification_id = v.id
                 and (cast(:asOf as timestamptz) is null or s.signed_at <= :asOf)
            where %2$s and (cast(:asOf as timestamptz) is null or v.recorded_at <= :asOf)
        )
        select f.*, (select label from source_label where id = f.verifier_id) as verifier,
               recorder.username as recorder, signer.username as signer, back.id as voided_by,
               (select json_arrayagg(json_object(
                       'kind': e.kind, 'stance': e.stance, 'primary': e.is_primary, 'public': e.is_public,
                       'title': e.title, 'publisher': e.publisher, 'url': e.url, 'archivedUrl': e.archived_url,
                       'sha256': e.sha256, 'note': e.note, 'capturedAt': partial_date(e.captured_at, 'INSTANT')
                       absent on null) order by e.position returning json)
                from evidence e where e.verification_id = f.id) as evidence
        from finding f
        join app_user recorder on recorder.id = f.recorded_by
        left join app_user signer on signer.id = f.signed_by
        left join finding back on back.voids_id = f.id and not back.pending
        order by f.reader, f.recorded_at, f.seq, f.id
        """
                .formatted(ReadBy.claim("v", past), ReadBy.oneOfClaims("v", past));
    }

    private VerificationView verification(ResultSet row) throws SQLException {
        String shown = row.getString("evidence");
        UUID reader = row.getObject("reader", UUID.class);
        UUID recordedFor = row.getObject("claim_id", UUID.class);
        return new VerificationView(
                row.getObject("id", UUID.class),
                reader,
                row.getInt("seq"),
                recordedFor.equals(reader) ? null : recordedFor,
                row.getString("statement"),
                constant(Status.class, row.getString("status")),
                constant(Qualifier.class, row.getString("qualifier")),
                constant(Aspect.class, row.getString("aspect")),
                row.getString("aspect_note"),
                labels.readValue(row.getString("verifier")),
                row.getString("wording"),
                given(row),
                row.getString("rationale"),
                row.getString("method"),
                row.getString("url"),
                row.getObject("report_id", UUID.class),
                shown == null ? List.of() : evidence.readValue(shown),
                Utc.partialOrNull(row, "happened_at", "happened_precision"),
                Utc.read(row, "recorded_at"),
                row.getString("recorder"),
                row.getString("signer"),
                row.getObject("voids_id", UUID.class),
                row.getObject("voided_by", UUID.class),
                row.getBoolean("pending"),
                row.getString("hash"));
    }

    private static @Nullable Given given(ResultSet row) throws SQLException {
        Given given =
                new Given(
                        row.getString("given_label"),
                        row.getBigDecimal("given_value"),
                        row.getBigDecimal("given_best"),
                        row.getBigDecimal("given_worst"));
        return given.isEmpty() ? null : given;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
