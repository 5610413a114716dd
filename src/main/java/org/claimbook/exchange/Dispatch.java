package org.claimbook.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.claimbook.exchange.DeliveryView.Failure;
import org.claimbook.exchange.Outbox.Due;
import org.claimbook.shared.Conflict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells webhooks what they are to be told, some at once, with no connection to the database while
/// others answer; a claim as it reads at that moment.
@Component
class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Outbox outbox;
    private final ChangeLog log;
    private final WebhookSecrets secrets;
    private final WebhookCaller caller;
    private final JsonMapper json;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();

    Dispatch(
            Outbox outbox,
            ChangeLog log,
            WebhookSecrets secrets,
            WebhookCaller caller,
            JsonMapper json,
            Clock clock) {
        this.outbox = outbox;
        this.log = log;
        this.secrets = secrets;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /// Beside the thread that all schedules share: who is slow to answer delays nothing else.
    @Scheduled(
            fixedDelayString = "${claimbook.webhooks.every:PT1S}",
            initialDelayString = "${claimbook.webhooks.every:PT1S}")
    void start() {
        if (!running.getAndSet(true)) {
            Thread.startVirtualThread(() -> {
                try {
                    run();
                } catch (RuntimeException later) {
                    LOG.warn("Webhooks are told later: {}", later.toString());
                } finally {
                    running.set(false);
                }
            });
        }
    }

    /// Until nothing is due.
    void run() {
        boolean more = outbox.fill();
        while (more) {
            more = outbox.fill();
        }
        List<Due> due = outbox.lease();
        while (!due.isEmpty()) {
            tell(due);
            due = outbox.lease();
        }
    }

    /// Closing waits for all.
    private void tell(List<Due> due) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(one -> threads.execute(() -> tell(one)));
        }
    }

    private void tell(Due due) {
        byte[] body = json.writeValueAsBytes(log.retold(due.change(), due.owner()));
        Integer answer = null;
        Failure failure;
        try {
            answer = caller.post(URI.create(due.url()), headers(due, body), body);
            failure = answer / 100 == 2 ? null : Failure.ANSWER;
        } catch (Conflict _) {
            failure = Failure.NO_SECRET;
        } catch (WebhookCaller.NotAllowed _) {
            failure = Failure.NOT_ALLOWED;
        } catch (InterruptedIOException _) {
            failure = Failure.TIMEOUT;
        } catch (IOException _) {
            failure = Failure.UNREACHABLE;
        }
        settle(due, answer, failure);
    }

    private void settle(Due due, @Nullable Integer answer, @Nullable Failure failure) {
        if (answer != null && failure == null) {
            outbox.delivered(due, answer);
        } else if (failure != null) {
            outbox.failed(due, failure, answer);
        }
    }

    /// Standard Webhooks 1.0.0: the same id in each attempt, the time of this one.
    private Map<String, String> headers(Due due, byte[] body) {
        Instant now = clock.instant();
        return Map.of(
                "webhook-id", due.id().toString(),
                "webhook-timestamp", Long.toString(now.getEpochSecond()),
                "webhook-signature", secrets.sign(due.webhook(), due.id(), now, body));
    }
}
