package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Newsrooms work while Claimbook is brought up to date.
class MigrationRulesTest {

    private static final Path MIGRATIONS = Path.of("db/migration");

    /// The last one that landed before there were rules.
    private static final String BEFORE = "V2026_11_28_1210";

    @Test
    void noMigrationMakesOthersWait() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            List<Path> migrations =
                    files.filter(file -> file.getFileName().toString().startsWith("V"))
                            .sorted()
                            .toList();
            assertThat(migrations).hasSizeGreaterThan(40);
            for (Path migration : migrations) {
                if (version(migration).compareTo(BEFORE) > 0) {
                    assertThat(MigrationRules.broken(Files.readString(migration)))
                            .as(migration.toString())
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index a on claim (b);",
                "create unique index a on claim (b)",
                "-- concurrently\ncreate index a\n    on claim (b);",
                "create index concurrently a on claim (b);",
                "create table t (a int); create index a on claim (b);",
                "alter table claim alter column place type varchar(10);",
                "alter table claim alter place set data type int using 1;",
                "ALTER TABLE claim ALTER COLUMN place SET NOT NULL;",
                "alter table claim add column a uuid not null default uuidv7();",
                "alter table claim add column a text, add column b float default random();",
                "alter table claim add column a text generated always as (place) stored;",
                "alter table claim add constraint a check (place <> '; not valid');",
                "alter table claim add foreign key (a) references source;",
                "alter table claim add constraint a unique (place);",
                "alter table claim add column a uuid references source;",
                "alter table claim add column a int check (a > 0);",
                "alter table claim set unlogged;",
                "vacuum full claim;",
                "reindex table claim;",
                "lock table claim in share mode;",
                "set local lock_timeout = 0;"
            })
    void whatMakesThemWaitIsFound(String sql) {
        assertThat(MigrationRules.broken(sql)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop index concurrently if exists a; create index concurrently a on claim (b);",
                "create table t (a int not null references claim, b uuid default uuidv7()); create index i on t (a);",
                "create table t (a int); alter table t alter column a set not null;",
                "alter table claim add column a int not null default 0;",
                "alter table claim add constraint a check (b > 0) not valid;",
                "alter table claim validate constraint a;",
                "alter table claim add constraint a unique using index b;",
                "create function f() returns trigger language plpgsql as $$ begin create index a on claim (b); end $$;",
                "comment on table claim is 'create index a on claim (b)';",
                "reindex index concurrently a;"
            })
    void whatDoesNotIsLetThrough(String sql) {
        assertThat(MigrationRules.broken(sql)).isEmpty();
    }

    private static String version(Path migration) {
        return migration.getFileName().toString().replaceFirst("__.*", "");
    }
}
