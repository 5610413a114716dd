package org.claimbook.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Ids;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.RequestInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Writes down each change in the transaction that makes it.
@Service
@OpenTo(Caller.ROOMS)
public class Audit {

    private static final String NOBODY_KNOWN = "anonymous";
    private static final String ROW =
            """
            insert into audit_event (id, at, actor_id, actor, action, subject_kind, subject_id, claim_id,
                                     note, request_id, address, changes)
            values (:id, :at, :actorId, :actor, :action, :kind, :subjectId, :claimId,
                    :note, :requestId, :address, cast(:changes as jsonb))
            """;

    private static final ScopedValue<List<SqlParameterSource>> GATHERED = ScopedValue.newInstance();

    private final NamedParameterJdbcOperations database;
    private final Changes changes;
    private final Clock clock;
    private final MeterRegistry meters;

    Audit(
            NamedParameterJdbcOperations database,
            JsonMapper json,
            Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.changes = new Changes(json);
        this.clock = clock;
        this.meters = meters;
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
        SqlParameterSource row =
                new MapSqlParameterSource()
                        .addValue("id", Ids.next())
                        .addValue("at", now())
                        .addValue("actorId", actor == null ? null : actor.id())
                        .addValue("actor", actor == null ? NOBODY_KNOWN : actor.username())
                        .addValue("action", action.name())
                        .addValue("kind", subject.kind().name())
                        .addValue("subjectId", subject.id())
                        .addValue("claimId", subject.claimId())
                        .addValue("note", request.changeNote())
                        .addValue("requestId", request.requestId())
                        .addValue("address", request.address())
                        .addValue("changes", changes.between(before, after).toString());
        if (GATHERED.isBound()) {
            GATHERED.get().add(row);
        } else {
            write(List.of(row));
        }
    }

    /// Takes steps that write much, whose events are written together after the last of them.
    @Transactional(propagation = Propagation.MANDATORY)
    public void together(Runnable steps) {
        List<SqlParameterSource> rows = new ArrayList<>();
        ScopedValue.where(GATHERED, rows).run(steps);
        write(rows);
    }

    private void write(List<SqlParameterSource> rows) {
        database.batchUpdate(ROW, rows.toArray(SqlParameterSource[]::new));
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        rows.forEach(Audit.this::count);
                    }
                });
    }

    /// `claimbook_events_total`, such as findings recorded: those that were committed.
    private void count(SqlParameterSource row) {
        meters.counter(
                        "claimbook.events",
                        "action",
                        String.valueOf(row.getValue("action")),
                        "subject",
                        String.valueOf(row.getValue("kind")))
                .increment();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
