package org.claimbook.operation;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// `LATE` is up, with work lying about: somebody should look at the queue that is named.
@Component
class QueuesHealthIndicator extends AbstractHealthIndicator {

    private static final Status LATE = new Status("LATE");

    private final Queues queues;

    QueuesHealthIndicator(Queues queues) {
        super("What waits to be done cannot be asked for");
        this.queues = queues;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        queues.ages()
                .forEach((queue, age) -> {
                    health.withDetail(queue.code(), age.toSeconds() + " s");
                    if (age.compareTo(queue.patience()) > 0) {
                        health.status(LATE);
                    }
                });
    }
}
