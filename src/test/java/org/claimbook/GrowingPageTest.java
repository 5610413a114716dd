package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What `src/docs/growing.md` says of a sharded PostgreSQL, as far as one that is none can tell.
@Tag("database")
class GrowingPageTest {

    private static final Pattern SQL = Pattern.compile("(?s)```sql\n(.*?)```");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]*) \\| (`.*) \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /// In the place of Citus's functions: notes where a table lies, and makes a partitioned one
    /// like it, whose keys have to have the column in them as those of a distributed one have.
    private static final String STAND_INS =
            """
            create table placed (name text primary key, key text, beside text);
            create schema sharded;
            create function create_distributed_table(name text, key text, colocate_with text default 'none')
            returns void language plpgsql as $$
            begin
                execute format(
                    'create table sharded.%I (like %I including all) partition by hash (%I)', name, name, key);
                insert into placed
                values (name, key, case colocate_with when 'none' then name else colocate_with end);
            end $$;
            create function create_reference_table(name text) returns void language sql as
                'insert into placed values (name, null, null)';
            """;

    /// Citus takes a foreign key to a reference table, or from shard to shard by the columns of
    /// both distributions, or where both are its coordinator's.
    private static final String REFUSED =
            """
            select k.conrelid::regclass || ': ' || k.conname from pg_constraint k
            left join placed f on f.name = k.conrelid::regclass::text
            left join placed t on t.name = k.confrelid::regclass::text
            where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not case
                when t.name is null then f.name is null
                when t.key is null then true
                else f.beside = t.beside and exists (
                    select from unnest(k.conkey, k.confkey) as pair (own, other)
                    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
                    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other
                    where a.attname = f.key and b.attname = t.key) end
            """;

    private static final JdbcTemplate DATABASE =
            new JdbcTemplate(
                    new DriverManagerDataSource(
                            TestDatabase.create(), TestDatabase.user(), TestDatabase.password()));

    private static String page = "";

    @BeforeAll
    static void itIsDoneAsThePageSays() throws IOException {
        page = Files.readString(Path.of("src/docs/growing.md"));
        DATABASE.execute(STAND_INS);
        List<String> blocks = SQL.matcher(page).results().map(block -> block.group(1)).toList();
        assertThat(blocks).hasSize(4);
        blocks.forEach(DATABASE::execute);
    }

    @Test
    void eachTableIsNamedOnce() {
        assertThat(named("coordinator|worker|by claim|by report|by key"))
                .containsExactlyInAnyOrderElementsOf(
                        tables(
                                """
                                select relname from pg_class
                                where relnamespace = 'public'::regnamespace and relkind = 'r'
                                  and relname not in ('placed', 'flyway_schema_history')
                                """));
    }

    @Test
    void eachLiesWhereThePageSays() {
        assertThat(named("by claim"))
                .containsExactlyInAnyOrderElementsOf(
                        tables("select name from placed where beside = 'claim'"));
        assertThat(named("by report|by key"))
                .containsExactlyInAnyOrderElementsOf(
                        tables("select name from placed where beside = name and name <> 'claim'"));
        assertThat(named("worker"))
                .containsExactlyInAnyOrderElementsOf(
                        tables("select name from placed where key is null"));
    }

    @Test
    void noForeignKeyIsLeftThatWouldBeRefused() {
        assertThat(tables("select conname from pg_constraint where contype = 'f'"))
                .hasSizeGreaterThan(40);
        assertThat(tables(REFUSED)).isEmpty();
    }

    @Test
    void noTriggerIsLeftWhereNoneIsTaken() {
        assertThat(
                        tables(
                                """
                                select tgname from pg_trigger join placed on name = tgrelid::regclass::text
                                where not tgisinternal
                                """))
                .isEmpty();
    }

    private static List<String> named(String where) {
        return ROW.matcher(page)
                .results()
                .filter(row -> Pattern.compile(where).matcher(row.group(1)).find())
                .flatMap(GrowingPageTest::names)
                .toList();
    }

    private static Stream<String> names(MatchResult row) {
        return NAME.matcher(row.group(2)).results().map(name -> name.group(1));
    }

    private static List<String> tables(String sql) {
        return DATABASE.query(sql, (row, _) -> Objects.requireNonNull(row.getString(1)));
    }
}
