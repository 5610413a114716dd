package org.claimbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {

    @TempDir private static Path temporary;

    private static DataDirectory directory = new DataDirectory(Path.of(""));

    @BeforeAll
    static void aServerWithOneClaim() throws IOException, SQLException {
        directory = new DataDirectory(temporary.resolve("the desk").resolve("für uns"));
        try (var server = Server.start(directory);
                var connection = connect(server)) {
            execute(connection, "create table claim (statement text)");
            execute(connection, "insert into claim values ('Grüße')");
        }
    }

    @Test
    void itLosesNothingAndTellsNothing() throws Exception {
        var settings = new TreeMap<String, String>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("log_parameter_max_length", "0");
        settings.put("log_parameter_max_length_on_error", "0");
        settings.put("log_error_verbosity", "terse");
        settings.put("server_encoding", "UTF8");
        settings.put("password_encryption", "scram-sha-256");
        try (var server = Server.start(directory);
                var connection = connect(server)) {
            for (String name : settings.keySet()) {
                assertThat(ask(connection, "show " + name)).as(name).isEqualTo(settings.get(name));
            }
        }
    }

    @Test
    void itSharesTheMemoryOfTheMachine() throws Exception {
        try (var server = Server.start(directory);
                var connection = connect(server)) {
            var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long buffers =
                    Long.parseLong(
                            ask(
                                    connection,
                                    "select pg_size_bytes(current_setting('shared_buffers'))"));
            assertThat(buffers)
                    .isBetween(128L << 20, Math.max(128L << 20, machine.getTotalMemorySize() / 8));
        }
    }

    @Test
    void textSortsTheSameOnEveryMachine() throws Exception {
        try (var server = Server.start(directory);
                var connection = connect(server)) {
            String locale =
                    "select concat(datlocprovider, ' ', datlocale) from pg_database where datname = current_database()";
            assertThat(ask(connection, locale)).isEqualTo("b C.UTF-8");
            assertThat(ask(connection, "select upper('é')")).isEqualTo("É");
        }
    }

    @Test
    void itIsOfTheMajorVersionThatTheFilesAreHeldAgainst() throws Exception {
        try (var server = Server.start(directory);
                var connection = connect(server)) {
            assertThat(ask(connection, "show server_version")).startsWith(Cluster.MAJOR + ".");
        }
    }

    @Test
    void whatWasRecordedIsThereAtTheNextStart() throws Exception {
        try (var server = Server.start(directory)) {
            assertThatTheClaimIsThere(server);
        }
    }

    @Test
    void nobodyComesInWithoutThePassword() throws Exception {
        try (var server = Server.start(directory)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connect(server.url(), "guess"))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("28P01");
        }
    }

    @Test
    void aStoppedServerLeavesNoProcess() throws Exception {
        long postmaster;
        try (var _ = Server.start(directory)) {
            postmaster = postmaster();
            assertThat(ProcessHandle.of(postmaster)).isPresent();
        }
        assertThat(ProcessHandle.of(postmaster).flatMap(it -> it.info().command())).isEmpty();
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void anOrphanedServerIsEndedAndReplaced() throws Exception {
        try (var application = AnotherApplication.on(directory);
                var connection = connect(application.url(), password())) {
            long orphan = postmaster();
            application.kill();
            assertThat(connection.isValid(5)).isTrue();

            try (var server = Server.start(directory)) {
                assertThat(postmaster()).isNotEqualTo(orphan);
                assertThatTheClaimIsThere(server);
            }
        }
    }

    @Test
    void aKilledServerRecoversByItself() throws Exception {
        try (var application = AnotherApplication.on(directory);
                var connection = connect(application.url(), password())) {
            execute(connection, "create table said (what text)");
            execute(connection, "insert into said values ('committed')");
            ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
            application.kill();

            try (var server = Server.start(directory);
                    var again = connect(server)) {
                assertThat(ask(again, "select what from said")).isEqualTo("committed");
                execute(again, "drop table said");
            }
        }
    }

    @Test
    void aServerThatDiesAloneIsStartedAgain() throws Exception {
        try (var server = Server.start(directory)) {
            long killed = postmaster();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            await().ignoreExceptions()
                    .untilAsserted(() -> {
                        assertThat(postmaster()).isNotEqualTo(killed);
                        assertThatTheClaimIsThere(server);
                    });
        }
    }

    @Test
    void aStalePidFileThatNamesAnotherProgramDoesNotStopTheStart() throws Exception {
        Process other = new ProcessBuilder("cat").start();
        Files.writeString(pidFile(), other.pid() + "\n");
        try (var server = Server.start(directory)) {
            assertThatTheClaimIsThere(server);
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    @Test
    void aSecondApplicationIsRefused() throws Exception {
        try (var application = AnotherApplication.on(directory)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> Server.start(directory))
                    .withMessageStartingWith("Another Claimbook uses the directory")
                    .withMessageContaining("für uns");
            assertThat(connect(application.url(), password()).isValid(5)).isTrue();
        }
        try (var server = Server.start(directory)) {
            assertThatTheClaimIsThere(server);
        }
    }

    @Test
    void aSecondServerInOneProcessIsRefused() throws Exception {
        try (var _ = Server.start(directory)) {
            assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> Server.start(directory));
        }
    }

    @Test
    void filesOfAnotherMajorVersionAreRefused() throws Exception {
        Path version = directory.postgres().resolve("PG_VERSION");
        Files.writeString(version, "16\n");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Server.start(directory))
                .withMessageContaining("was written by PostgreSQL 16")
                .extracting(CannotStart::wayOut)
                .asString()
                .contains("pg_dump");
        Files.writeString(version, "18\n");
        try (var server = Server.start(directory)) {
            assertThatTheClaimIsThere(server);
        }
    }

    @Test
    void aClusterWhosePasswordIsLostIsRefused() throws Exception {
        Path aside = Files.move(directory.password(), temporary.resolve("aside"));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Server.start(directory))
                .withMessageContaining("postgres-password");
        Files.move(aside, directory.password());
    }

    @Test
    void aClusterThatIsNotThereIsNotReplacedByAnEmptyOne() throws Exception {
        Path aside = Files.move(directory.postgres(), temporary.resolve("not mounted"));
        assertThatItIsRefusedAsGone();
        Files.createDirectory(directory.postgres());
        assertThatItIsRefusedAsGone();
        assertThat(directory.postgres()).isEmptyDirectory();
        assertThat(directory.unfinished()).doesNotExist();

        Files.move(aside, directory.postgres(), StandardCopyOption.REPLACE_EXISTING);
        try (var server = Server.start(directory)) {
            assertThatTheClaimIsThere(server);
        }
    }

    private static void assertThatItIsRefusedAsGone() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Server.start(directory))
                .withMessageContaining("für uns/postgres holds nothing")
                .extracting(CannotStart::wayOut)
                .asString()
                .contains("Mount its disk", "postgres-password");
    }

    @Test
    void aFirstStartThatWasCutOffIsDoneAgain() throws Exception {
        var other = new DataDirectory(temporary.resolve("cut off"));
        other.create();
        Files.createFile(other.unfinished());
        Secret.in(other.password());
        Files.createDirectories(other.postgres().resolve("base").resolve("1"));
        Files.writeString(other.postgres().resolve("PG_VERSION"), "18\n");
        Files.writeString(other.postgres().resolve("postgresql.conf"), "");
        Files.createDirectory(other.programs().resolve("PG-half-unpacked"));

        try (var server = Server.start(other);
                var connection = connect(server)) {
            assertThat(ask(connection, "select current_database()")).isEqualTo("claimbook");
            assertThat(other.unfinished()).doesNotExist();
            assertThat(other.programs().resolve("PG-half-unpacked")).doesNotExist();
        }
    }

    @Test
    void aClusterWithDataIsNeverTakenForUnfinished() throws Exception {
        Files.createFile(directory.unfinished());
        try (var server = Server.start(directory)) {
            assertThatTheClaimIsThere(server);
        }
    }

    private static void assertThatTheClaimIsThere(Server server) throws SQLException {
        try (var connection = connect(server)) {
            assertThat(ask(connection, "select statement from claim")).isEqualTo("Grüße");
        }
    }

    private static Path pidFile() {
        return directory.postgres().resolve("postmaster.pid");
    }

    private static long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst());
    }

    private static String password() {
        return Secret.in(directory.password());
    }

    private static Connection connect(Server server) throws SQLException {
        return connect(server.url(), server.ownersPassword());
    }

    private static Connection connect(String url, String password) throws SQLException {
        return DriverManager.getConnection(url, Server.OWNER, password);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }
}
