package org.claimbook.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Ids;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.RequestInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Writes down each change in the transaction that makes it.
@Service
@OpenTo(Caller.ROOMS)
public class Audit {

    private static final String NOBODY_KNOWN = "anonymous";

    private final JdbcClient database;
    private final Changes changes;
    private final Clock clock;

    Audit(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.changes = new Changes(json);
        this.clock = clock;
    }

    /// Keeps which fields of a view differ: `before` is null for what is new, `after` for what is
    /// gone. Views must not hold what the audit may not show, such as a confidential name. Without
    /// an actor it was somebody who is not signed in.
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            @Nullable Actor actor,
            Action action,
            Subject subject,
            @Nullable Object before,
            @Nullable Object after) {
        RequestInfo request = RequestInfo.current();
        database.sql(
                        """
                        insert into audit_event (id, at, actor_id, actor, action, subject_kind, subject_id, claim_id,
                                                 note, request_id, address, changes)
                        values (:id, :at, :actorId, :actor, :action, :kind, :subjectId, :claimId,
                                :note, :requestId, :address, cast(:changes as jsonb))
                        """)
                .param("id", Ids.next())
                .param("at", now())
                .param("actorId", actor == null ? null : actor.id())
                .param("actor", actor == null ? NOBODY_KNOWN : actor.username())
                .param("action", action.name())
                .param("kind", subject.kind().name())
                .param("subjectId", subject.id())
                .param("claimId", subject.claimId())
                .param("note", request.changeNote())
                .param("requestId", request.requestId())
                .param("address", request.address())
                .param("changes", changes.between(before, after).toString())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
