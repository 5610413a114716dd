package org.claimbook.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// Where what only reads is sent: to the standbys in turn, where one may answer that is close
/// behind; else to the primary.
final class ReadDataSource extends AbstractDataSource implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadDataSource.class);

    private final InTurn primary;
    private final WatchedServer primaryServer;
    private final List<Replica> replicas;
    private final ReplicaSettings settings;
    private final Clock clock;
    private final WrittenLog written = new WrittenLog();
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService watch;
    private volatile boolean primaryAnswers = true;

    ReadDataSource(InTurn primary, ReplicaSettings settings, Clock clock) {
        this.primary = primary;
        this.primaryServer = new WatchedServer(primary.pool().getJdbcUrl(), primary.pool());
        this.replicas =
                settings.replicas().stream().map(url -> new Replica(url, primary.pool())).toList();
        this.settings = settings;
        this.clock = clock;
        this.watch =
                Executors.newScheduledThreadPool(
                        1 + replicas.size(),
                        Thread.ofPlatform().daemon().name("replicas-", 0).factory());
        watch(this::lookAtPrimary);
        replicas.forEach(
                replica -> watch(() -> replica.look(written, clock.instant(), settings.maxLag())));
    }

    /// Each server by itself, so that nobody waits for one that is silent.
    private void watch(Runnable look) {
        var _ =
                watch.scheduleWithFixedDelay(
                        () -> {
                            try {
                                look.run();
                            } catch (RuntimeException fault) { // else nobody would look again
                                LOG.error("A server could not be looked at", fault);
                            }
                        },
                        0,
                        settings.every().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!ReadYourWrites.aStandbyMayAnswer() && primaryAnswers) {
            return primary.getConnection();
        }
        int first = turn.getAndIncrement();
        for (int next = 0; next < replicas.size(); next++) {
            Replica replica = replicas.get(Math.floorMod(first + next, replicas.size()));
            if (replica.isCloseBehind(clock.instant(), settings.maxLag())) {
                try {
                    return replica.getConnection();
                } catch (SQLException _) {
                    replica.doesNotAnswer();
                }
            }
        }
        return primary.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("Everybody signs in alike.");
    }

    List<Replica> replicas() {
        return replicas;
    }

    private void lookAtPrimary() {
        Instant now = clock.instant();
        OptionalLong position = primaryServer.position();
        primaryAnswers = position.isPresent();
        position.ifPresent(known -> written.seen(now, known));
    }

    @Override
    public void close() {
        watch.close();
        replicas.forEach(Replica::close);
        primaryServer.close();
    }
}
