package org.claimbook.operation;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How long the oldest of what waits has waited, by queue.
@Component
class Queues {

    /// Whoever asks for all of them, one by one, is answered from one statement.
    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Ages(Instant at, Map<Queue, Duration> all) {}

    private final JdbcClient database;
    private final Clock clock;
    private final String sql;
    private Ages ages = new Ages(Instant.MIN, Map.of());

    Queues(
            JdbcClient database,
            Clock clock,
            @Value("${claimbook.similar.model:}") String modelOfVectors) {
        this.database = database;
        this.clock = clock;
        this.sql =
                Stream.of(Queue.values())
                        .filter(queue -> queue != Queue.VECTORS || !modelOfVectors.equals("off"))
                        .map(queue ->
                                "select '%s' as queue, greatest(extract(epoch from now() - (%s)), 0) as seconds"
                                        .formatted(queue, queue.oldest()))
                        .collect(joining(" union all "));
    }

    /// Zero where nothing waits; without those that are turned off.
    synchronized Map<Queue, Duration> ages() {
        Instant now = clock.instant();
        if (!ages.at().isAfter(now.minus(FRESH))) {
            ages = new Ages(now, read());
        }
        return ages.all();
    }

    private Map<Queue, Duration> read() {
        Map<Queue, Duration> read = new EnumMap<>(Queue.class);
        database.sql(sql)
                .query(row -> {
                    read.put(
                            Queue.valueOf(row.getString("queue")),
                            Duration.ofMillis((long) (1000 * row.getDouble("seconds"))));
                });
        return read;
    }
}
