package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@DatabaseTest
class TestDatabaseTest {

    @BeforeAll
    static void tablesWithRulesOfTheirOwn(@Autowired DataSource pool) {
        owner(pool)
                .sql(
                        """
                        create table test_finding (id bigint generated always as identity primary key);
                        create table test_sign_off (finding bigint not null references test_finding);
                        create function test_refuse() returns trigger language plpgsql as
                            $$ begin raise exception 'insert-only'; end $$;
                        create trigger insert_only before update or delete or truncate on test_finding
                            for each statement execute function test_refuse();
                        grant all on test_finding, test_sign_off to public
                        """)
                .update();
    }

    @AfterAll
    static void withoutThem(@Autowired DataSource pool) {
        owner(pool)
                .sql("drop table test_sign_off, test_finding; drop function test_refuse()")
                .update();
    }

    @Autowired private JdbcClient database;
    @Autowired private DataSource pool;
    @Autowired private Environment environment;
    @Autowired private MockMvc web;

    @RepeatedTest(2)
    void eachTestFindsItEmptyWhateverTriggersSay() {
        assertThat(ids()).isEmpty();
        database.sql("insert into test_finding default values").update();
        database.sql("insert into test_sign_off values (1)").update();
        assertThat(ids()).containsExactly(1L);
    }

    @Test
    void triggersStandAgainAfterwards() {
        TestDatabase.clear(TestDatabase.owned(pool));
        assertThat(database.sql("show session_replication_role").query(String.class).single())
                .isEqualTo("origin");
    }

    @Test
    void itIsTheTestsServerAndNotTheEmbeddedDefault() {
        assertThat(environment.getProperty("claimbook.sample")).isEqualTo("false");
        assertThat(database.sql("select current_database()").query(String.class).single())
                .startsWith("claimbook_");
        assertThat(database.sql("show server_version").query(String.class).single())
                .startsWith("18.");
        assertThat(web).isNotNull();
    }

    private static JdbcClient owner(DataSource pool) {
        return JdbcClient.create(TestDatabase.owned(pool));
    }

    private List<Long> ids() {
        return database.sql("select id from test_finding").query((row, _) -> row.getLong(1)).list();
    }
}
