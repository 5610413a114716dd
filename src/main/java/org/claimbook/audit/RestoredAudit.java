package org.claimbook.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// How the audit goes on in a database that was filled from a backup.
@Component
public class RestoredAudit {

    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final MeterRegistry meters;

    RestoredAudit(
            TransactionTemplate transaction, JsonMapper json, Clock clock, MeterRegistry meters) {
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
        this.meters = meters;
    }

    /// Begins an epoch where transactions had greater numbers, and notes who restored it; in the
    /// transaction that fills it, before anybody else writes.
    @Transactional(propagation = Propagation.SUPPORTS)
    @OpenTo(Caller.ROOMS)
    public void goOn(DataSource restored, UUID backup, Actor actor) {
        var rows = new NamedParameterJdbcTemplate(restored);
        JdbcClient client = JdbcClient.create(rows);
        new AuditSeal(new BatchReader(client), client, transaction, clock).goOn();
        new Audit(rows, json, clock, meters)
                .record(
                        actor,
                        Action.RESTORED,
                        Subject.of(Subject.Kind.BACKUP, backup),
                        null,
                        null);
    }
}
