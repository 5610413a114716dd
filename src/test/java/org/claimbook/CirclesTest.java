package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.beans.factory.annotation.Autowired;

/// Circles that two people close at the same time, each of them unaware of the other half.
class CirclesTest extends ApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MOVE = "update source set parent_id = '%s' where id = '%s'";

    @Autowired private DataSource connections;

    @Test
    void twoLinksAtOnceCloseNone() throws Exception {
        UUID a = claims.record("A.");
        UUID b = claims.record("B.");
        assertThat(refusedAfter(updates(a, b), updates(b, a)))
                .contains("claim_link_updates_acyclic");
    }

    @Test
    void twoLinksThatCloseNoneAreBothKept() throws Exception {
        UUID a = claims.record("A.");
        UUID b = claims.record("B.");
        UUID c = claims.record("C.");
        assertThat(refusedAfter(updates(a, b), updates(b, c))).isEmpty();
    }

    @Test
    void twoSourcesThatMoveAtOnceCloseNone() throws Exception {
        String a = source("A");
        String b = source("B");
        assertThat(refusedAfter(MOVE.formatted(a, b), MOVE.formatted(b, a)))
                .contains("source_parent_acyclic");
    }

    @Test
    void theChildOfASourceThatMovesJoinsItsNewFamily() throws Exception {
        String family = source("The family");
        String parent = source("The parent");
        String grandparent = source("The grandparent");
        String child = source("The child");
        database.sql(MOVE.formatted(grandparent, parent)).update();
        assertThat(refusedAfter(MOVE.formatted(family, grandparent), MOVE.formatted(parent, child)))
                .isEmpty();
        assertThat(familiesOfChildren()).containsOnly(family).hasSize(3);
    }

    /// What the second is refused with, which had to wait for the first to commit.
    private Optional<String> refusedAfter(String first, String second) throws Exception {
        try (Connection one = connections.getConnection();
                ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
            one.setAutoCommit(false);
            execute(one, first);
            Future<Optional<String>> refused = elsewhere.submit(() -> refused(second));
            waitUntilItWaits();
            one.commit();
            return refused.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private Optional<String> refused(String sql) throws SQLException {
        try (Connection other = connections.getConnection()) {
            execute(other, sql);
            return Optional.empty();
        } catch (PSQLException e) {
            return Optional.ofNullable(e.getServerErrorMessage())
                    .map(ServerErrorMessage::getConstraint);
        }
    }

    private void waitUntilItWaits() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String waiting =
                """
                select exists (select from pg_stat_activity
                               where datname = current_database() and wait_event_type = 'Lock')
                """;
        while (!database.sql(waiting).query((row, _) -> row.getBoolean(1)).single()) {
            assertThat(System.nanoTime()).as("it has not begun to wait").isLessThan(end);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> familiesOfChildren() {
        return database.sql("select family_id::text from source where parent_id is not null")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private String source(String name) throws Exception {
        return id(created("/api/v1/sources", "{\"name\": \"%s\"}".formatted(name)));
    }

    private static String updates(UUID from, UUID to) {
        return "insert into claim_link values (uuidv7(), '%s', '%s', 'UPDATES', null, now(), '%s')"
                .formatted(from, to, TestUsers.actor(Role.EDITOR).id());
    }
}
