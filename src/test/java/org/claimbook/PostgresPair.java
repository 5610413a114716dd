package org.claimbook;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/// A primary and its standby on this machine; what the primary acknowledges is on both.
final class PostgresPair implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "wal_level", "replica",
                    "hot_standby", "on",
                    "hot_standby_feedback", "on",
                    "max_connections", "100",
                    "wal_retrieve_retry_interval", "200ms");

    /// Files of the running server that a copy must not have.
    private static final String NOT_COPIED = "postmaster.pid|postmaster.opts|pg_wal/.*";

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path directory;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;
    private boolean primaryIsKilled;

    private PostgresPair(Path directory, EmbeddedPostgres primary, EmbeddedPostgres standby) {
        this.directory = directory;
        this.primary = primary;
        this.standby = standby;
    }

    static PostgresPair start(Path directory) throws IOException, SQLException {
        EmbeddedPostgres primary = server(directory.resolve("primary")).start();
        try {
            execute(
                    primary,
                    "create database claimbook template template0 encoding 'UTF8' locale 'C' locale_provider builtin builtin_locale 'C.UTF-8'");
            copy(primary, directory);
            EmbeddedPostgres standby = server(directory.resolve("standby")).start();
            execute(primary, "alter system set synchronous_standby_names = 'standby'");
            execute(primary, "select pg_reload_conf()");
            return new PostgresPair(directory, primary, standby);
        } catch (IOException | SQLException | RuntimeException e) {
            primary.close();
            throw e;
        }
    }

    /// Whichever of the two is the primary.
    String url() {
        return "jdbc:postgresql://localhost:%d,localhost:%d/claimbook?targetServerType=primary&hostRecheckSeconds=1&connectTimeout=2"
                .formatted(primary.getPort(), standby.getPort());
    }

    String standbyUrl() {
        return "jdbc:postgresql://localhost:%d/claimbook".formatted(standby.getPort());
    }

    /// SIGKILL; its other processes end with it.
    void killPrimary() throws IOException {
        Path file = directory.resolve("primary/postmaster.pid");
        ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                .orElseThrow()
                .destroyForcibly();
        primaryIsKilled = true;
    }

    void promote() throws SQLException {
        execute(standby, "select pg_promote()");
    }

    /// How often the standby was asked for claims.
    long readsOfStandby() throws SQLException {
        try (Connection connection = standby.getDatabase("postgres", "claimbook").getConnection();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select seq_scan + idx_scan from pg_stat_user_tables where relname = 'claim'")) {
            found.next();
            return found.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        standby.close();
        if (!primaryIsKilled) {
            primary.close();
        }
    }

    private static EmbeddedPostgres.Builder server(Path data) {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setPGStartupWait(PATIENCE)
                        .setLocaleConfig("locale", "C");
        SETTINGS.forEach(builder::setServerConfig);
        return builder;
    }

    /// As pg_basebackup does, which the embedded server comes without.
    private static void copy(EmbeddedPostgres primary, Path directory)
            throws IOException, SQLException {
        Path from = directory.resolve("primary");
        Path to = directory.resolve("standby");
        try (Connection connection = primary.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    copy(file, to.resolve(from.relativize(file)), from.relativize(file));
                }
            }
            try (var stopped = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                stopped.next();
                Files.writeString(to.resolve("backup_label"), stopped.getString(1));
            }
        }
        Files.createFile(to.resolve("standby.signal"));
        Files.writeString(
                to.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=%d user=postgres application_name=standby'\n"
                        .formatted(primary.getPort()));
    }

    private static void copy(Path file, Path to, Path name) throws IOException {
        if (name.toString().matches(NOT_COPIED)) {
            return;
        }
        if (Files.isDirectory(file)) {
            Files.createDirectory(to, OWNER_ONLY);
        } else {
            Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
