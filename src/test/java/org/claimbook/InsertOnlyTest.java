package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.ServerErrorMessage;

/// What is only ever added to, whoever asks.
class InsertOnlyTest extends ApiTest {

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
        assertThat(
                        answer(
                                "select pg_get_userbyid(relowner) = current_user from pg_class where oid = '%s'::regclass"
                                        .formatted(table)))
                .isEqualTo("t");
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
            assertThat(Refused.by(database, change))
                    .extracting(ServerErrorMessage::getSQLState)
                    .as(change)
                    .isEqualTo("IO001");
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

    private String answer(String sql) {
        return database.sql(sql).query((row, _) -> row.getString(1)).single();
    }
}
