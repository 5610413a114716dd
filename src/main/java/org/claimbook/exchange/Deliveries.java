package org.claimbook.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.exchange.DeliveryView.Failure;
import org.claimbook.exchange.DeliveryView.State;
import org.claimbook.exchange.LoggedChange.Kind;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a webhook was told, is to be told, and could not be told; kept for thirty days.
@Component
@Transactional
class Deliveries {

    /// What the audit keeps of a second try.
    private record Redelivery(UUID redelivery) {}

    private final JdbcClient jdbc;
    private final Webhooks webhooks;
    private final Audit audit;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, Webhooks webhooks, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.webhooks = webhooks;
        this.audit = audit;
        this.clock = clock;
    }

    /// The newest first.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ADMIN)
    List<DeliveryView> list(UUID webhook, @Nullable UUID before, int limit) {
        webhooks.get(webhook);
        return jdbc.sql(
                        """
                        select * from webhook_delivery
                        where webhook_id = :webhook and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .param("webhook", webhook)
                .param("before", before)
                .param("limit", limit)
                .query(Deliveries::view)
                .list();
    }

    /// Tells it at once, whatever became of it before, and tries for three days again.
    @OpenTo(Caller.ADMIN)
    DeliveryView redeliver(UUID webhook, UUID delivery, Actor actor) {
        webhooks.get(webhook);
        DeliveryView queued =
                jdbc.sql(
                                """
                                update webhook_delivery
                                set state = 'PENDING', attempts = 0, queued_at = :now, next_at = :now
                                where id = :delivery and webhook_id = :webhook
                                returning *
                                """)
                        .param("now", Utc.of(clock.instant()))
                        .param("delivery", delivery)
                        .param("webhook", webhook)
                        .query(Deliveries::view)
                        .optional()
                        .orElseThrow(() -> new NotFound("delivery", delivery));
        audit.record(
                actor, Action.CHANGED, Webhooks.subject(webhook), null, new Redelivery(delivery));
        return queued;
    }

    private static DeliveryView view(ResultSet row, int ignored) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        String failure = row.getString("failure");
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getObject("claim_id", UUID.class),
                Kind.valueOf(row.getString("change")),
                row.getObject("into_id", UUID.class),
                Utc.read(row, "changed_at"),
                state,
                row.getInt("attempts"),
                Utc.read(row, "queued_at"),
                state == State.PENDING ? Utc.read(row, "next_at") : null,
                Utc.readOrNull(row, "attempted_at"),
                row.getObject("answer", Integer.class),
                failure == null ? null : Failure.valueOf(failure));
    }
}
