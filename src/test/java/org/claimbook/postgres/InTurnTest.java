package org.claimbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.claimbook.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Connections that are waited for.
@DatabaseTest
class InTurnTest {

    private static final int ASKING = 20;

    @Autowired private DataSource dataSource;

    @Test
    void whoAskedFirstGetsOneFirst() throws Exception {
        try (HikariDataSource pool = new HikariDataSource(ofOne())) {
            InTurn connections = new InTurn(pool);
            List<Integer> served = Collections.synchronizedList(new ArrayList<>());
            List<Thread> asking = new ArrayList<>();
            try (Connection _ = connections.getConnection()) {
                for (int turn = 0; turn < ASKING; turn++) {
                    int mine = turn;
                    asking.add(Thread.ofVirtual().start(() -> serve(connections, mine, served)));
                    while (connections.waiting() <= turn) {
                        Thread.onSpinWait();
                    }
                }
            }
            for (Thread thread : asking) {
                thread.join();
            }
            assertThat(served).hasSize(ASKING).isSorted();
        }
    }

    @Test
    void theApplicationWaitsInTurn() {
        assertThat(dataSource).isInstanceOf(InTurn.class);
    }

    private static void serve(InTurn connections, int turn, List<Integer> served) {
        try (Connection _ = connections.getConnection()) {
            served.add(turn);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private HikariConfig ofOne() throws SQLException {
        HikariDataSource like = dataSource.unwrap(HikariDataSource.class);
        HikariConfig config = WatchedServer.config(like.getJdbcUrl(), like);
        config.setMaximumPoolSize(1);
        return config;
    }
}
