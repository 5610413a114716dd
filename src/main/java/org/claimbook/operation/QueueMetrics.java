package org.claimbook.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// `claimbook_queue_age_seconds`, asked of the database when somebody reads the metrics.
@Component
class QueueMetrics implements MeterBinder {

    private final Queues queues;

    QueueMetrics(Queues queues) {
        this.queues = queues;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Queue queue : Queue.values()) {
            TimeGauge.builder(
                            "claimbook.queue.age",
                            queues,
                            TimeUnit.MILLISECONDS,
                            all -> all.ages().getOrDefault(queue, Duration.ZERO).toMillis())
                    .description("How long the oldest of what waits has waited")
                    .tag("queue", queue.code())
                    .register(registry);
        }
    }
}
