package org.claimbook.postgres;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL that belongs to this application: its files outlive it, its process does not. Where
/// that dies alone, it is started again.
final class Server implements AutoCloseable {

    /// Owns everything; only migrations sign in as it.
    static final String OWNER = "postgres";

    /// Whom the application signs in as.
    static final String RUNTIME = "claimbook";

    static final String DATABASE = "claimbook";

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// How long after one has died the next is started, and how long after that has failed.
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /// The library starts with `-F` and synchronous_commit=off; what comes later on the command
    /// line wins.
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("listen_addresses", "127.0.0.1"),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("max_connections", "60"),
                    Map.entry("shared_buffers", sharedBuffers()),
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"),
                    // a week of logs in the cluster's own directory, without values
                    Map.entry("logging_collector", "on"),
                    Map.entry("log_filename", "postgresql-%u.log"),
                    Map.entry("log_truncate_on_rotation", "on"),
                    Map.entry("log_error_verbosity", "terse"),
                    Map.entry("log_parameter_max_length", "0"),
                    Map.entry("log_parameter_max_length_on_error", "0"));

    private final DataDirectory directory;
    private final DirectoryLock lock;
    private final Leftovers leftovers;
    private final String ownersPassword;
    private final String password = Secret.next();
    private final int port;
    private EmbeddedPostgres postgres;
    private boolean closed;

    private Server(
            DataDirectory directory,
            DirectoryLock lock,
            Leftovers leftovers,
            String ownersPassword,
            EmbeddedPostgres postgres) {
        this.directory = directory;
        this.lock = lock;
        this.leftovers = leftovers;
        this.ownersPassword = ownersPassword;
        this.port = postgres.getPort();
        this.postgres = postgres;
    }

    static Server start(DataDirectory directory) throws IOException {
        refuseRoot();
        directory.create();
        DirectoryLock lock = DirectoryLock.of(directory);
        try {
            return start(directory, lock);
        } catch (Throwable e) {
            lock.close();
            throw e;
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
    }

    String ownersPassword() {
        return ownersPassword;
    }

    /// Another one at each start.
    String password() {
        return password;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        notifyAll();
        try (lock) {
            postgres.close();
            leftovers.end(); // the library waits five seconds and no longer
        }
    }

    /// Somebody's kill, or a disk without room for its log, ends it and not us.
    private void watch() throws IOException {
        ProcessHandle postmaster =
                leftovers
                        .postmaster()
                        .orElseThrow(() -> new IOException("It has ended as it began."));
        var _ =
                postmaster
                        .onExit()
                        .thenRunAsync(
                                this::startAgain,
                                Thread.ofPlatform().daemon().name("postgres")::start);
    }

    /// On the same port, until it runs.
    private synchronized void startAgain() {
        while (!closed) {
            try {
                wait(PAUSE.toMillis());
                if (!closed) {
                    replace();
                    return;
                }
            } catch (IOException | RuntimeException e) {
                LOG.error("PostgreSQL has ended and does not start again yet: {}", e.getMessage());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void replace() throws IOException {
        postgres.close();
        leftovers.end();
        directory.create();
        if (!Files.exists(directory.postgres().resolve("PG_VERSION"))) { // or another one is made
            throw new IOException("its files are not there");
        }
        directory.forgetLibrarysLock();
        postgres = builder(directory, ownersPassword).setPort(port).start();
        watch();
        LOG.warn("PostgreSQL had ended, and runs again");
    }

    /// An eighth of the memory of the machine, or of its container: what is asked for often is then
    /// found there among a million claims, and the rest is left to everybody else.
    private static String sharedBuffers() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.max(128, machine.getTotalMemorySize() / 8 / 1024 / 1024) + "MB";
    }

    private static void refuseRoot() {
        if (System.getProperty("user.name").equals("root") && !LinuxUtils.isUnshareAvailable()) {
            throw new CannotStart(
                    "PostgreSQL does not run as root, and this machine has no way around it.",
                    "Start Claimbook as an ordinary user, or name a database: spring.datasource.url.");
        }
    }

    private static Server start(DataDirectory directory, DirectoryLock lock) throws IOException {
        var leftovers = new Leftovers(directory);
        leftovers.end();
        var cluster = new Cluster(directory);
        cluster.prepare();
        String ownersPassword = Secret.in(directory.password());
        try {
            EmbeddedPostgres postgres = builder(directory, ownersPassword).start();
            var server = new Server(directory, lock, leftovers, ownersPassword, postgres);
            createDatabase(postgres, server.password());
            cluster.finish();
            server.watch();
            LOG.info("PostgreSQL keeps its data in {}", directory.postgres().toAbsolutePath());
            return server;
        } catch (IOException | SQLException | IllegalStateException e) {
            leftovers.end();
            throw doesNotStart(directory, e);
        }
    }

    private static EmbeddedPostgres.Builder builder(DataDirectory directory, String password) {
        // the library sweeps this directory; its own choice is one that everybody may write to
        System.setProperty("ot.epg.working-dir", directory.programs().toString());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        builder.setPgBinaryResolver(new Programs())
                .setDataDirectory(directory.postgres())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setConnectConfig("password", password);
        Map.of(
                        "locale-provider", "builtin",
                        "builtin-locale", "C.UTF-8",
                        "locale", "C",
                        "auth-host", "scram-sha-256",
                        "auth-local", "scram-sha-256",
                        "pwfile", directory.password().toString())
                .forEach(builder::setLocaleConfig);
        SETTINGS.forEach(builder::setServerConfig);
        return builder;
    }

    private static void createDatabase(EmbeddedPostgres postgres, String password)
            throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            createUnless("database", "pg_database where datname", DATABASE, statement);
            createUnless("role", "pg_roles where rolname", RUNTIME, statement);
            statement.execute("alter role %s login password '%s'".formatted(RUNTIME, password));
        }
    }

    private static void createUnless(String kind, String among, String name, Statement statement)
            throws SQLException {
        var found = statement.executeQuery("select from %s = '%s'".formatted(among, name));
        if (!found.next()) {
            statement.execute("create %s %s".formatted(kind, name));
        }
    }

    private static CannotStart doesNotStart(DataDirectory directory, Exception cause) {
        return new CannotStart(
                "PostgreSQL does not start in %s: %s"
                        .formatted(directory.postgres().toAbsolutePath(), cause.getMessage()),
                "Its own words are in the directory log there; those of the first start show with logging.level.io.zonky.test.db.postgres=info.",
                cause);
    }
}
