package org.claimbook.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Names;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The way in to assessments of sources: letters over time, never averaged, never computed.
@Component
@Transactional
class Assessments {

    private static final String ASSESSMENTS =
            """
            select r.*, t.name as topic, u.username,
                   r.from_at <= :now and (r.to_at is null or r.to_at > :now) as current
            from reliability r
            join app_user u on u.id = r.recorded_by
            left join topic t on t.id = r.topic_id
            where r.source_id = :source and (cast(:id as uuid) is null or r.id = :id)
              and (cast(:before as bigint) is null or r.seq < :before)
            order by r.seq desc limit :limit
            """;

    private static final String CURRENT =
            """
            select r.source_id as id, r.letter from reliability r
            where r.source_id = any(:sources) and r.topic_id is null
              and r.from_at <= :now and (r.to_at is null or r.to_at > :now)
            """;

    private final AssessmentRepository repository;
    private final PresentSources present;
    private final ObjectProvider<Scopes> scopes;
    private final JdbcClient jdbc;
    private final Names names;
    private final Audit audit;
    private final Clock clock;

    Assessments(
            AssessmentRepository repository,
            PresentSources present,
            ObjectProvider<Scopes> scopes,
            JdbcClient jdbc,
            Names names,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.present = present;
        this.scopes = scopes;
        this.jdbc = jdbc;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    @OpenTo(Caller.EDITOR)
    AssessmentView add(UUID source, AssessmentDraft draft, Faults faults, Actor actor) {
        names.hold(Names.Kind.SOURCE);
        present.get(source);
        UUID topic =
                draft.topic() == null || !faults.clean("/topic")
                        ? null
                        : scopes.getObject().topic(draft.topic(), actor);
        Instant now = clock.instant();
        Assessment assessment =
                repository.saveAndFlush(new Assessment(source, draft, topic, now, faults, actor));
        audit.record(
                actor,
                Action.CREATED,
                Subject.of(Subject.Kind.ASSESSMENT, assessment.getId()),
                null,
                new Recorded(source, draft));
        return page(source, assessment.getId(), null, 1).getFirst();
    }

    /// What the audit keeps: of which source, and what was said.
    private record Recorded(UUID source, AssessmentDraft assessment) {}

    /// The newest first.
    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    List<AssessmentView> list(UUID source, @Nullable Long before, int limit) {
        present.get(source);
        return page(source, null, before, limit);
    }

    /// The letters that hold now on every topic, by source; those without one are absent.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    Map<UUID, ReliabilityLetter> current(Collection<UUID> sources) {
        return jdbc
                .sql(CURRENT)
                .param("sources", sources.toArray(UUID[]::new))
                .param("now", Utc.of(clock.instant()))
                .query((row, _) ->
                        Map.entry(
                                row.getObject("id", UUID.class),
                                ReliabilityLetter.valueOf(row.getString("letter"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<AssessmentView> page(
            UUID source, @Nullable UUID id, @Nullable Long before, int limit) {
        return jdbc.sql(ASSESSMENTS)
                .param("source", source)
                .param("id", id)
                .param("now", Utc.of(clock.instant()))
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> assessment(row))
                .list();
    }

    private static AssessmentView assessment(ResultSet row) throws SQLException {
        return new AssessmentView(
                row.getObject("id", UUID.class),
                ReliabilityLetter.valueOf(row.getString("letter")),
                row.getString("topic"),
                row.getString("rationale"),
                Utc.read(row, "from_at"),
                Utc.readOrNull(row, "to_at"),
                row.getBoolean("current"),
                Utc.read(row, "recorded_at"),
                row.getString("username"),
                row.getLong("seq"));
    }
}
