package org.claimbook;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The one PostgreSQL of a test run: every context gets a database of its own, copied from one that
/// was migrated once.
public final class TestDatabase {

    private static final String TEMPLATE = "claimbook_template";
    private static final String TABLES_TO_EMPTY =
            """
            select format('%I.%I', schemaname, tablename)
            from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')
              and tablename not in ('flyway_schema_history', 'status', 'app_user', 'user_right', 'rating_label')
            """;
    private static final String FROM_ONE_AGAIN =
            """
            select setval(format('%I.%I', schemaname, sequencename), start_value, false)
            from pg_sequences where last_value is not null
            """;

    /// Whom the application signs in as, as it should everywhere: it owns nothing.
    private static final String RUNTIME = "claimbook_runtime";

    private static final String PASSWORD = "of the runtime role";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final TestServer SERVER = TestServer.start();

    static {
        execute("create role %s login password '%s'".formatted(RUNTIME, PASSWORD));
        createEmpty(TEMPLATE);
        migrations(url(TEMPLATE)).load().migrate();
    }

    private TestDatabase() {}

    /// Makes a migrated, empty database and answers its JDBC URL.
    public static String create() {
        String name = "claimbook_" + COUNT.incrementAndGet();
        execute("create database %s template %s".formatted(name, TEMPLATE));
        return url(name);
    }

    /// Makes one without a table, and answers its JDBC URL.
    public static String createEmpty() {
        String name = "claimbook_" + COUNT.incrementAndGet();
        createEmpty(name);
        return url(name);
    }

    /// How such a database is migrated, by the owner.
    public static FluentConfiguration migrations(String url) {
        return Flyway.configure()
                .dataSource(url, SERVER.user(), SERVER.password())
                .outOfOrder(true)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .placeholders(Map.of("runtime-role", RUNTIME));
    }

    /// What an application needs to use a database of these: as the runtime role, migrated by the
    /// owner.
    public static Map<String, String> settings(String url) {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", RUNTIME,
                "spring.datasource.password", PASSWORD,
                "spring.flyway.url", url,
                "spring.flyway.user", SERVER.user(),
                "spring.flyway.password", SERVER.password());
    }

    /// The same as environment variables.
    public static Map<String, String> environment(String url) {
        return settings(url).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                setting ->
                                        setting.getKey().toUpperCase(Locale.ROOT).replace('.', '_'),
                                Map.Entry::getValue));
    }

    /// The server's superuser, who owns the tables.
    public static String user() {
        return SERVER.user();
    }

    public static String password() {
        return SERVER.password();
    }

    /// The same database as its superuser sees it, for what the application must not.
    public static DataSource owned(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return new DriverManagerDataSource(
                    connection.getMetaData().getURL(), SERVER.user(), SERVER.password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The database as who migrated it sees it, whichever server it is on.
    public static DataSource owners(Flyway migrations) {
        return Objects.requireNonNull(migrations.getConfiguration().getDataSource());
    }

    /// Empties all tables, whatever their triggers say, except those that migrations fill.
    public static void clear(DataSource owners) {
        try (Connection connection = owners.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            List<String> tables = tables(connection);
            if (!tables.isEmpty()) {
                statement.execute("set local session_replication_role = replica");
                statement.execute("set local lock_timeout = '10s'");
                // as TRUNCATE would, wait for whoever still writes; it takes a hundred times as
                // long
                statement.execute(
                        "lock table %s in share row exclusive mode"
                                .formatted(String.join(", ", tables)));
                statement.execute("delete from " + String.join("; delete from ", tables));
                statement.execute("delete from rating_label where not seeded");
                statement.execute(FROM_ONE_AGAIN);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void createEmpty(String name) {
        execute(
                "create database "
                        + name
                        + " template template0 encoding 'UTF8' locale 'C' locale_provider builtin builtin_locale 'C.UTF-8'");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(TABLES_TO_EMPTY)) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    private static String url(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(SERVER.host(), SERVER.port(), database);
    }

    private static void execute(String sql) {
        try (var connection =
                        DriverManager.getConnection(
                                url("postgres"), SERVER.user(), SERVER.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
