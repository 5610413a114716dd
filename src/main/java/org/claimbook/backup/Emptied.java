package org.claimbook.backup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimbook.shared.Conflict;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A database that nobody else sees, with nothing in it and without its guards, until `guard`: what
/// they would let in was let in before. In a transaction of whoever owns the tables.
final class Emptied {

    /// What somebody has recorded; a first start makes only the rest.
    private static final String RECORDED =
            """
            select exists (select from claim) or exists (select from report) or exists (select from source where not desk)
                or exists (select from topic) or exists (select from measure) or exists (select from saved_search)
                or exists (select from webhook)
            """;

    private static final String REFERENCES =
            """
            select format('alter table %I drop constraint %I', c.relname, k.conname) as off,
                   format('alter table %I add constraint %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as on
            from pg_constraint k join pg_class c on c.oid = k.conrelid
            where k.contype = 'f' and k.connamespace = current_schema()::regnamespace
            order by c.relname, k.conname
            """;

    private record Reference(String off, String on) {}

    private final JdbcClient owner;
    private final List<Table> tables;
    private final List<Reference> references;

    /// @throws Conflict if something is recorded already
    Emptied(JdbcClient owner, List<Table> tables) {
        this.owner = owner;
        this.tables = tables;
        execute("set local statement_timeout = 0");
        execute("set local lock_timeout = '10s'");
        execute("set local timezone = 'UTC'");
        execute("lock table %s in access exclusive mode".formatted(names(tables.stream())));
        if (owner.sql(RECORDED).query(Boolean.class).single()) {
            throw new Conflict(
                    "not-empty", "Only an empty database is restored: something is recorded here.");
        }
        this.references =
                owner.sql(REFERENCES)
                        .query((row, _) -> new Reference(row.getString("off"), row.getString("on")))
                        .list();
        tables.forEach(
                table -> execute("alter table %s disable trigger user".formatted(table.name())));
        references.forEach(reference -> execute(reference.off()));
        execute("truncate " + names(tables.stream().filter(table -> !table.isSeeded())));
    }

    /// What migrations have filled goes where the backup brings something else, and only there.
    void makeRoom(Table table) {
        if (table.isSeeded()) {
            execute("delete from " + table.name());
        }
    }

    private static String names(Stream<Table> tables) {
        return Stream.concat(tables.map(Table::name), Table.emptied().stream())
                .collect(Collectors.joining(", "));
    }

    /// Looks at all references at once, and lets the guards in again.
    void guard() {
        references.forEach(reference -> execute(reference.on()));
        tables.forEach(
                table -> execute("alter table %s enable trigger user".formatted(table.name())));
        tables.forEach(table ->
                table.counting().ifPresent(sql -> owner.sql(sql).query(Long.class).single()));
        tables.forEach(table -> execute("analyze " + table.name()));
    }

    private void execute(String sql) {
        owner.sql(sql).update();
    }
}
