package org.claimbook.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Hands connections of a pool out in the order in which they are asked for. The pool itself gives
/// one to whoever comes by when it is free, and some wait many times as long as others.
final class InTurn extends DelegatingDataSource {

    private final HikariDataSource pool;
    private final Semaphore free;

    InTurn(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
        this.free = new Semaphore(pool.getMaximumPoolSize(), true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        await();
        try {
            return lent(pool.getConnection());
        } catch (SQLException | RuntimeException none) {
            free.release();
            throw none;
        }
    }

    HikariDataSource pool() {
        return pool;
    }

    /// How many wait for their turn.
    int waiting() {
        return free.getQueueLength();
    }

    private void await() throws SQLException {
        try {
            if (!free.tryAcquire(pool.getConnectionTimeout(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("No connection became free in time.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Waiting for a connection ended.", stopped);
        }
    }

    /// It is the next one's turn once the connection is back, and only once.
    private Connection lent(Connection connection) {
        AtomicBoolean back = new AtomicBoolean();
        return (Connection)
                Proxy.newProxyInstance(
                        InTurn.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw Objects.requireNonNull(thrown.getCause());
                            } finally {
                                if (method.getName().equals("close")
                                        && back.compareAndSet(false, true)) {
                                    free.release();
                                }
                            }
                        });
    }
}
