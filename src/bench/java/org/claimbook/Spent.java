package org.claimbook;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/// The time that processors spent, which a busy machine changes least.
public record Spent(Duration java, Duration postgres) {

    public static Spent sinceTheStart(DataSource pool) throws SQLException {
        Duration postgres = Duration.ZERO;
        try (Connection connection = TestDatabase.owned(pool).getConnection();
                Statement statement = connection.createStatement();
                var server = statement.executeQuery("select pid from pg_stat_activity")) {
            while (server.next()) {
                postgres = postgres.plus(by(server.getLong(1)));
            }
        }
        return new Spent(by(ProcessHandle.current().pid()), postgres);
    }

    private static Duration by(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    public Spent since(Spent before) {
        return new Spent(java.minus(before.java), postgres.minus(before.postgres));
    }

    /// What a thousand of so many took.
    public String ofAThousand(long count) {
        return "1,000 take %,d ms of Java and %,d ms of PostgreSQL"
                .formatted(
                        java.toMillis() * 1_000 / count, postgres.toMillis() * 1_000 / count);
    }
}
