package org.claimbook.claim;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.Names;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The way in to merging topics: from then on the claims of one have the other, and its name leads
/// there.
@Component
@Transactional
class TopicMerges {

    /// What the audit keeps at the topic that is merged, and at the one that it is merged into.
    private record Gone(UUID mergedInto) {}

    private record Gained(UUID merged) {}

    private static final String BOTH =
            """
            select one.claim_id from claim_topic one join claim_topic other on other.claim_id = one.claim_id
            where one.topic_id = :id and other.topic_id = :into
            """;

    private final PresentTopics present;
    private final TopicRepository repository;
    private final JdbcClient jdbc;
    private final Names names;
    private final Audit audit;
    private final Clock clock;

    TopicMerges(
            PresentTopics present,
            TopicRepository repository,
            JdbcClient jdbc,
            Names names,
            Audit audit,
            Clock clock) {
        this.present = present;
        this.repository = repository;
        this.jdbc = jdbc;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /// Merges a topic into another. No claim is given any topic meanwhile, and no two merges meet.
    @OpenTo(Caller.EDITOR)
    TopicView merge(UUID id, Expected expected, UUID into, Actor actor) {
        if (id.equals(into)) {
            throw new Invalid("/into", "into-itself", "A topic is not merged into itself.");
        }
        names.holdAlone(Names.Kind.TOPIC);
        Topic topic = present.lock(id, expected);
        Topic target = target(into);
        handOver(id, into);
        Instant now = clock.instant();
        topic.merge(target, now);
        repository.flush();
        jdbc.sql("update topic set merged_into = :into where merged_into = :id")
                .param("into", into)
                .param("id", id)
                .update();
        audit.record(
                actor, Action.MERGED, Subject.of(Subject.Kind.TOPIC, id), null, new Gone(into));
        audit.record(
                actor, Action.MERGED, Subject.of(Subject.Kind.TOPIC, into), null, new Gained(id));
        return target.view();
    }

    private Topic target(UUID into) {
        try {
            return present.lock(into, Expected.any());
        } catch (NotFound _) {
            throw new Invalid("/into", "unknown-topic", "There is no topic %s.".formatted(into));
        }
    }

    /// A claim that has both keeps the other in its place; the order of the rest stays, and has no
    /// gaps.
    private void handOver(UUID id, UUID into) {
        UUID[] both =
                jdbc.sql(BOTH)
                        .param("id", id)
                        .param("into", into)
                        .query((row, _) -> row.getObject("claim_id", UUID.class))
                        .list()
                        .toArray(UUID[]::new);
        jdbc.sql("delete from claim_topic where topic_id = :id and claim_id = any(:both)")
                .param("id", id)
                .param("both", both)
                .update();
        jdbc.sql("update claim_topic set topic_id = :into where topic_id = :id")
                .param("into", into)
                .param("id", id)
                .update();
        // out of the way first: two rows of a claim never stand at one place
        jdbc.sql("update claim_topic set position = -1 - position where claim_id = any(:both)")
                .param("both", both)
                .update();
        jdbc.sql(
                        """
                        update claim_topic moved set position = ordered.place
                        from (select claim_id, topic_id,
                                     row_number() over (partition by claim_id order by position desc) - 1 as place
                              from claim_topic where claim_id = any(:both)) ordered
                        where moved.claim_id = ordered.claim_id and moved.topic_id = ordered.topic_id
                        """)
                .param("both", both)
                .update();
    }
}
