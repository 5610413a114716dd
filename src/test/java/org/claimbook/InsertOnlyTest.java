package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is only ever added to, whoever asks.
class InsertOnlyTest extends ApiTest {

    @Autowired private DataSource pool;

    /// Twice: the application is not allowed to, and who owns the tables is refused by a trigger.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit_event",
                "report_revision",
                "response",
                "claim_comment",
                "verification",
                "evidence",
                "sign_off"
            })
    void whatIsAddedStays(String table) throws Exception {
        aSignedFinding();
        JdbcClient owner = JdbcClient.create(TestDatabase.owned(pool));
        String column =
                answer(
                        "select attname from pg_attribute where attrelid = '%s'::regclass and attnum = 1"
                                .formatted(table));
        assertThat(answer("select count(*) > 0 from %s".formatted(table))).isEqualTo("t");
        for (String change :
                List.of(
                        "update %s set %s = %s".formatted(table, column, column),
                        "delete from " + table,
                        "truncate %s cascade".formatted(table))) {
            assertThat(Refused.by(owner, change))
                    .extracting(ServerErrorMessage::getSQLState)
                    .as(change)
                    .isEqualTo("IO001");
            assertThat(Refused.by(database, change).getMessage())
                    .as(change)
                    .startsWith("permission denied for table");
        }
    }

    /// A new table that is only ever added to cannot be forgotten.
    @Test
    void theApplicationMayChangeNothingThatIsOnlyEverAddedTo() {
        assertThat(answer("select current_user")).isEqualTo("claimbook_runtime");
        assertThat(
                        texts(
                                """
                                select distinct tgrelid::regclass::text from pg_trigger
                                where tgfoid in ('refuse_change'::regproc, 'refuse_change_but_reader'::regproc)
                                """))
                .hasSizeGreaterThan(8)
                .allSatisfy(table ->
                        assertThat(
                                        answer(
                                                "select has_table_privilege('%s', 'insert') and not has_table_privilege('%s', 'update, delete, truncate')"
                                                        .formatted(table, table)))
                                .as(table)
                                .isEqualTo("t"));
    }

    @Test
    void theApplicationOwnsNothingAndMakesNothing() {
        assertThat(
                        texts(
                                "select oid::regclass::text from pg_class where pg_get_userbyid(relowner) = current_user"))
                .isEmpty();
        for (String change :
                List.of(
                        "create table t ()",
                        "drop table audit_event",
                        "alter table audit_event disable trigger all",
                        "set session_replication_role = replica",
                        "insert into flyway_schema_history select * from flyway_schema_history",
                        "set role " + TestDatabase.user())) {
            assertThat(Refused.by(database, change).getSQLState()).as(change).isEqualTo("42501");
        }
    }

    private void aSignedFinding() throws Exception {
        String claim =
                created(
                        "/api/v1/claims",
                        """
                        {"statement": "A.",
                         "appearances": [{"report": {"title": "R", "text": "A."},
                                          "chain": [{"source": {"name": "Reuters"}, "verb": "REPORTED"}]}],
                         "verifications": [{"status": "CONFIRMED", "evidence": [{"kind": "LINK", "stance": "SUPPORTS", "primary": true, "public": true}]}],
                         "responses": [{"party": {"name": "Ukraine"}, "outcome": "DENIED"}]}
                        """);
        created(claim + "/comments", "{\"text\": \"Ask again.\"}");
        String reviewer = TestUsers.actor(Role.REVIEWER).id().toString();
        database.sql(
                        """
                        insert into sign_off
                        select id, cast(:reviewer as uuid), now() from verification where claim_id = cast(:claim as uuid)
                        """)
                .param("reviewer", reviewer)
                .param("claim", id(claim))
                .update();
    }

    private List<String> texts(String sql) {
        return database.sql(sql).query((row, _) -> row.getString(1)).list();
    }

    private String answer(String sql) {
        return database.sql(sql).query((row, _) -> row.getString(1)).single();
    }
}
