package org.claimbook.claim;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Conflict;
import org.claimbook.source.SourceMerge;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Refuses a merge of sources after which one would pass something on to itself.
@Component
@Order(1)
class ChainsOfSources implements SourceMerge {

    private static final String TWICE_IN_A_ROW =
            """
            select distinct claim_id from (
                select a.read_by as claim_id
                from hop h
                join hop beside on beside.appearance_id = h.appearance_id and beside.position in (h.position - 1, h.position + 1)
                join source other on other.id = beside.source_id
                join appearance a on a.id = h.appearance_id
                join claim c on c.id = a.read_by
                where h.source_id = any(:sources) and other.counts_as = :into and other.id <> all(:sources)
                  and a.removed_at is null and c.deleted_at is null
                limit 1000)
            limit 100
            """;

    private final JdbcClient jdbc;

    ChainsOfSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void merged(Collection<UUID> sources, UUID into) {
        List<UUID> claims =
                jdbc.sql(TWICE_IN_A_ROW)
                        .param("sources", sources.toArray(UUID[]::new))
                        .param("into", into)
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        if (!claims.isEmpty()) {
            throw new Conflict(
                    "twice-in-a-row",
                    "One passes something on to the other; as one source it would pass it on to itself.",
                    claims.toArray(UUID[]::new));
        }
    }
}
