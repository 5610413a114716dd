package org.claimbook.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/// A server, and a connection of its own that asks how far its log goes.
final class WatchedServer implements AutoCloseable {

    private static final String POSITION =
            """
            select pg_wal_lsn_diff(
                case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end, '0/0')
            """;

    /// Milliseconds and seconds: who does not answer by then is not there.
    private static final long TO_CONNECT = 1000;

    private static final int TO_ANSWER = 2;

    private final HikariDataSource watching;

    /// Signed in to, and set up, as somebody else is.
    WatchedServer(String url, HikariConfig like) {
        String patient = url + (url.contains("?") ? "&" : "?") + "socketTimeout=" + TO_ANSWER;
        HikariConfig config = config(patient, like);
        config.setMaximumPoolSize(1);
        watching = new HikariDataSource(config);
    }

    /// Starts without the server, and does not wait for it.
    static HikariConfig config(String url, HikariConfig like) {
        var config = new HikariConfig();
        like.copyStateTo(config);
        config.setPoolName(null);
        config.setUsername(like.getUsername());
        config.setPassword(like.getPassword());
        config.setJdbcUrl(url);
        config.setConnectionTimeout(TO_CONNECT);
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /// In bytes; none if it does not answer.
    OptionalLong position() {
        try (Connection connection = watching.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(POSITION)) {
            found.next();
            return OptionalLong.of(found.getLong(1));
        } catch (SQLException _) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        watching.close();
    }
}
