package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.ResultSet;
import java.util.UUID;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How PostgreSQL finds what a list asks for where there is much of it: by index.
@Import(CountedStatements.class)
class PlansTest extends ApiTest {

    @Autowired private DataSource connections;

    private String reuters = "";

    /// Five thousand claims with three periods each, of which the second of every sixtieth was
    /// REFUTED, and ten changes.
    @BeforeEach
    void muchOfIt() throws Exception {
        reuters = created("/api/v1/sources", "{\"name\": \"Reuters\"}");
        sql(
                """
                insert into claim (id, statement, kind, work_state, priority, findings, status, pending, differs,
                                   created_at, created_by, updated_at, version)
                select uuidv7(), 'Claim ' || n, 'FACT', 'NEW', 'NORMAL', 0, 'UNCHECKED', false, false,
                       timestamptz '2025-01-01Z' + n * interval '1 minute', '%s',
                       timestamptz '2025-06-01Z' + n * interval '1 minute', 0
                from generate_series(1, 5000) n
                """
                        .formatted(TestUsers.actor(Role.EDITOR).id()));
        sql(
                """
                insert into status_period (claim_id, valid_from, valid_to, status, status_by, pending, differs)
                select c.id, c.created_at + (p - 1) * interval '10 days',
                       case when p < 3 then c.created_at + p * interval '10 days' end,
                       case when p = 2 and extract(minute from c.created_at) = 0 then 'REFUTED' else 'UNCHECKED' end,
                       case when p = 2 and extract(minute from c.created_at) = 0 then cast('%s' as uuid) end, false, false
                from claim c, generate_series(1, 3) p
                """
                        .formatted(id(reuters)));
        sql(
                """
                insert into audit_event (id, at, actor, action, subject_kind, subject_id, claim_id, changes)
                select uuidv7(), now(), 'mia', 'CHANGED', 'CLAIM', c.id, c.id, '{}' from claim c, generate_series(1, 10) n
                order by c.id, n
                """);
        sql(
                """
                insert into claim_comment (id, claim_id, text, recorded_at, recorded_by)
                select uuidv7(), id, 'A.', now(), created_by from claim
                """);
        JdbcClient.create(TestDatabase.owned(connections))
                .sql("analyze claim, status_period, audit_event, claim_comment")
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&status=REFUTED", "&status=UNCHECKED", "&verifier=Reuters"})
    void aListAsOfAPastDayReadsPeriodsByIndex(String filter) throws Exception {
        String plan = plan("/api/v1/claims?asOf=2025-01-15T00:00:00Z" + filter, "status_period");
        assertThat(plan)
                .containsPattern("\"Index Name\": \"status_period_\\w+\"")
                .doesNotContainPattern("Seq Scan\"[^{}]*\"Relation Name\": \"status_period\"");
    }

    @Test
    void aPageOfAHistoryIsReadBackwardsInItsIndex() throws Exception {
        UUID claim = someClaim();
        String plan = plan("/api/v1/claims/%s/history".formatted(claim), "audit_event");
        assertThat(plan).containsPattern(backward("audit_event_claim"));
    }

    @Test
    void aPageOfCommentsIsReadBackwardsInItsIndex() throws Exception {
        UUID claim = someClaim();
        String plan = plan("/api/v1/claims/%s/comments".formatted(claim), "claim_comment");
        assertThat(plan).containsPattern(backward("claim_comment_claim"));
    }

    private UUID someClaim() {
        return database.sql("select id from claim limit 1")
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    /// How the statement that reads a table for this answer is carried out.
    private String plan(String path, String table) throws Exception {
        CountedStatements.startAgain();
        get(path).andExpect(status().isOk());
        QueryInfo query = CountedStatements.with(table);
        try (var connection = connections.getConnection();
                var explained =
                        connection.prepareStatement("explain (format json) " + query.getQuery())) {
            for (ParameterSetOperation parameter : query.getParametersList().getFirst()) {
                parameter.getMethod().invoke(explained, parameter.getArgs());
            }
            try (ResultSet plan = explained.executeQuery()) {
                plan.next();
                return plan.getString(1);
            }
        }
    }

    private void sql(String sql) {
        database.sql(sql).update();
    }

    private static String backward(String index) {
        return "\"Scan Direction\": \"Backward\",\\s*\"Index Name\": \"%s\"".formatted(index);
    }
}
