package org.claimbook.backup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A table as the catalogue knows it: so none that comes later is forgotten.
///
/// @param columns in their order, but for those that PostgreSQL computes
/// @param key of which its rows are in the order
/// @param identity the column that counts by itself
record Table(String name, List<String> columns, List<String> key, @Nullable String identity) {

    /// What is about requests and not about what is recorded, and Flyway's own.
    private static final String[] LEFT_OUT = {
        "flyway_schema_history",
        "idempotency_key",
        "request_bucket",
        "spring_session",
        "spring_session_attributes"
    };

    /// What migrations fill: a backup that is older than such a table has nothing of it.
    private static final Set<String> SEEDED = Set.of("rating_label", "status");

    private static final String ALL =
            """
            select c.relname as name,
                array(select a.attname::text from pg_attribute a
                      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
                array(select a.attname::text from pg_index i, unnest(i.indkey::int2[]) with ordinality k (attnum, place)
                      join pg_attribute a on a.attnum = k.attnum
                      where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid order by k.place) as key,
                (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attidentity <> '') as identity
            from pg_class c
            where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> all(:leftOut)
            order by c.relname
            """;

    static List<Table> all(JdbcClient database) {
        return database.sql(ALL).param("leftOut", LEFT_OUT).query(Table::read).list();
    }

    /// Those whose rows a restored database does not have.
    static List<String> emptied() {
        return Arrays.stream(LEFT_OUT)
                .filter(name -> !name.equals("flyway_schema_history"))
                .toList();
    }

    private static Table read(ResultSet row, int ignored) throws SQLException {
        return new Table(
                row.getString("name"),
                texts(row, "columns"),
                texts(row, "key"),
                row.getString("identity"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    boolean isSeeded() {
        return SEEDED.contains(name);
    }

    /// Its rows as JSON, in the order of its key.
    String rows() {
        return "select row_to_json(r)::text from (select %s from %s order by %s) r"
                .formatted(quoted(columns), name, quoted(key));
    }

    /// Adds rows from an array of JSON, with the columns that they have.
    String insertion(List<String> present) {
        String names = quoted(present);
        return "insert into %s (%s) overriding system value select %s from json_populate_recordset(null::%s, cast(:rows as json))"
                .formatted(name, names, names, name);
    }

    /// Lets it go on counting behind what is there.
    Optional<String> counting() {
        return Optional.ofNullable(identity)
                .map(column ->
                        "select setval(pg_get_serial_sequence('%s', '%s'), greatest(max(%s), 1), max(%s) is not null) from %s"
                                .formatted(name, column, column, column, name));
    }

    private static String quoted(List<String> names) {
        return names.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    }
}
