package org.claimbook.response;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.claim.ReadBy;
import org.claimbook.shared.Utc;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads responses, of any number of claims in one statement.
@Component
public class ResponseViews {

    private final JdbcClient jdbc;
    private final ObjectReader labels;

    ResponseViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.labels = json.readerFor(SourceLabel.class);
    }

    /// By claim, in the order in which they were recorded; as they stand, or stood at an instant.
    public Map<UUID, List<ResponseView>> of(Collection<UUID> claims, @Nullable Instant asOf) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(responses(asOf != null))
                .param("claims", claims.toArray(UUID[]::new))
                .param("asOf", Utc.orNull(asOf))
                .query((row, number) -> response(row))
                .list()
                .stream()
                .collect(groupingBy(ResponseView::claimId));
    }

    private static String responses(boolean past) {
        return """
        select r.*, %1$s as reader,
               (select label from source_label where id = r.party_id) as party,
               (select label from source_label where id = r.asked_by_id) as asked_by,
               u.username
        from response r
        join app_user u on u.id = r.recorded_by
        where %2$s and (cast(:asOf as timestamptz) is null or r.recorded_at <= :asOf)
        order by reader, r.seq
        """
                .formatted(ReadBy.claim("r", past), ReadBy.oneOfClaims("r", past));
    }

    private ResponseView response(ResultSet row) throws SQLException {
        String via = row.getString("asked_via");
        return new ResponseView(
                row.getObject("id", UUID.class),
                row.getObject("reader", UUID.class),
                labels.readValue(row.getString("party")),
                label(row.getString("asked_by")),
                Outcome.valueOf(row.getString("outcome")),
                Utc.partialOrNull(row, "asked_at", "asked_precision"),
                via == null ? null : AskedVia.valueOf(via),
                Utc.readOrNull(row, "due_at"),
                Utc.partialOrNull(row, "responded_at", "responded_precision"),
                row.getString("wording"),
                row.getString("url"),
                Utc.read(row, "recorded_at"),
                row.getString("username"));
    }

    private @Nullable SourceLabel label(@Nullable String text) {
        return text == null ? null : labels.readValue(text);
    }
}
