package org.claimbook.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A standby, and how far it was behind when it last said so.
final class Replica implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private final String url;
    private final InTurn connections;
    private final WatchedServer server;
    private volatile @Nullable Known known;
    private boolean wasCloseBehind = true;

    private record Known(Instant at, Duration lag) {}

    Replica(String url, HikariConfig like) {
        this.url = url;
        HikariConfig config = WatchedServer.config(url, like);
        config.setReadOnly(true);
        this.connections = new InTurn(new HikariDataSource(config));
        this.server = new WatchedServer(url, like);
    }

    Connection getConnection() throws SQLException {
        return connections.getConnection();
    }

    void look(WrittenLog written, Instant now, Duration maxLag) {
        OptionalLong position = server.position();
        known =
                position.isPresent()
                        ? new Known(now, written.lag(now, position.getAsLong()))
                        : null;
        tell(isCloseBehind(now, maxLag));
    }

    boolean isCloseBehind(Instant now, Duration maxLag) {
        Known last = known;
        return last != null
                && last.lag().compareTo(maxLag) <= 0
                && Duration.between(last.at(), now).compareTo(maxLag) <= 0;
    }

    /// It is not asked until it has been looked at again.
    void doesNotAnswer() {
        known = null;
    }

    private void tell(boolean isCloseBehind) {
        if (isCloseBehind != wasCloseBehind) {
            wasCloseBehind = isCloseBehind;
            LOG.warn(
                    isCloseBehind
                            ? "The standby {} is read from again"
                            : "The standby {} is not read from: it does not answer or is too far behind",
                    name());
        }
    }

    /// In seconds; not a number if it does not answer.
    double lag() {
        Known last = known;
        return last == null ? Double.NaN : last.lag().toMillis() / 1000.0;
    }

    /// Its address, without what the driver is told.
    String name() {
        return url.replaceAll("\\?.*", "");
    }

    @Override
    public void close() {
        connections.pool().close();
        server.close();
    }
}
