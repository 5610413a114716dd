package org.claimbook.verification;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claimbook.claim.Claims;
import org.claimbook.source.SourceMerge;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Projects anew the claims on which both spoke, when two sources become one: whose finding or
/// answer is the newest may be another's now. All other claims only show another name.
@Component
@Order(2)
class MergedSpeakers implements SourceMerge {

    private static final int AT_ONCE = 200;

    private static final String BOTH_SPOKE =
            """
            with whose (id, theirs) as (
                select id, id = any(:sources) from source where counts_as = :into
            ), spoke (claim_id, theirs) as (
                select a.read_by, w.theirs from whose w join hop h on h.source_id = w.id
                join appearance a on a.id = h.appearance_id where a.removed_at is null
                union all
                select v.read_by, w.theirs from whose w join verification v on v.verifier_id = w.id
                union all
                select r.read_by, w.theirs from whose w join response r on r.party_id = w.id
            )
            select claim_id from spoke group by claim_id having bool_or(theirs) and bool_or(not theirs)
            """;

    private final EntityManager entities;
    private final KnowledgeReader knowledge;
    private final Claims claims;
    private final JdbcClient jdbc;

    MergedSpeakers(
            EntityManager entities, KnowledgeReader knowledge, Claims claims, JdbcClient jdbc) {
        this.entities = entities;
        this.knowledge = knowledge;
        this.claims = claims;
        this.jdbc = jdbc;
    }

    @Override
    public void merged(Collection<UUID> sources, UUID into) {
        List<UUID> both =
                jdbc
                        .sql(BOTH_SPOKE)
                        .param("sources", sources.toArray(UUID[]::new))
                        .param("into", into)
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list()
                        .stream()
                        .sorted()
                        .toList();
        Set<UUID> same = new HashSet<>(sources);
        same.add(into);
        for (int from = 0; from < both.size(); from += AT_ONCE) {
            settle(both.subList(from, Math.min(from + AT_ONCE, both.size())), same);
        }
    }

    /// The session forgets each batch, or every flush would look through all before it.
    private void settle(List<UUID> some, Set<UUID> same) {
        claims.hold(some);
        knowledge.all(some).forEach((id, known) -> claims.settleAnew(id, known.projection(), same));
        entities.flush();
        entities.clear();
    }
}
