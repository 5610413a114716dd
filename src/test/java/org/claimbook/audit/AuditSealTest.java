package org.claimbook.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.claimbook.ApiTest;
import org.claimbook.AtOnce;
import org.claimbook.QuietServer;
import org.claimbook.TestDatabase;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What somebody changes who has the whole database, with all triggers off, and what of it shows.
@QuietServer
class AuditSealTest extends ApiTest {

    private static final String VERIFICATION = "/api/v1/audit/verification";
    private static final int OTHER_SERVER = 1_000_000;

    @Autowired private AuditSeal seal;
    @Autowired private BatchReader batches;
    @Autowired private Audit audit;
    @Autowired private DataSource pool;
    @Autowired private TransactionTemplate transaction;

    @BeforeEach
    void aClaimWithTwoFindingsAndTwoSeals() throws Exception {
        String claim = created("/api/v1/claims", "{\"statement\": \"A.\"}");
        created(claim + "/verifications", found("UNVERIFIED"));
        seal.seal();
        created(claim + "/verifications", found("MIXED"));
        write("first");
        write("second");
        seal.seal();
    }

    @Test
    void whatNobodyTouchedIsIntact() throws Exception {
        JsonNode proof = read(VERIFICATION);
        assertThat(proof.get("intact").asBoolean()).isTrue();
        assertThat(proof.has("broken")).isFalse();
        assertThat(proof.get("events").asLong()).isEqualTo(count("audit_event")).isGreaterThan(5);
        assertThat(proof.get("unsealed").asLong()).isZero();
        assertThat(proof.get("batches").asLong()).isEqualTo(2);
        assertThat(proof.get("findings").asLong()).isEqualTo(2);
        assertThat(proof.at("/head/hash").asString()).matches("[0-9a-f]{64}");
        write("too new");
        assertThat(read(VERIFICATION).get("unsealed").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_event set actor = 'nobody' where seq = 2                           | AUDIT_EVENT  | ALTERED  | 2",
                "update audit_event set at = at - interval '1 us' where seq = 2                  | AUDIT_EVENT  | ALTERED  | 2",
                "update audit_event set changes = '{}' where seq = 2                             | AUDIT_EVENT  | ALTERED  | 2",
                "update audit_event set address = '192.0.2.1' where seq = 2                      | AUDIT_EVENT  | ALTERED  | 2",
                "delete from audit_event where seq = 1                                           | AUDIT_EVENT  | MISSING  | 1",
                "delete from audit_event where seq = 2                                           | AUDIT_EVENT  | MISSING  | 2",
                "delete from audit_event where seq = (select max(seq) from audit_event)          | AUDIT_EVENT  | MISSING  |",
                "insert into audit_event (id, at, actor, action, subject_kind, subject_id, changes, xid) select uuidv7(), at, actor, action, subject_kind, subject_id, changes, xid from audit_event where seq = 2 | AUDIT_EVENT | INSERTED |",
                "update audit_event set xid = (select max(xid) from audit_event) where seq = 2   | AUDIT_EVENT  | MISSING  | 2",
                "update audit_event a set (id, at, changes) = (select uuidv7(), b.at, b.changes from audit_event b where b.seq = 5 - a.seq) where seq in (2, 3) | AUDIT_EVENT | ALTERED | 2",
                "update audit_batch set events = replace(events, '1 ', '7 ') where number = 1    | AUDIT_BATCH  | ALTERED  | 1",
                "update audit_batch set sealed_at = now() where number = 2                       | AUDIT_BATCH  | ALTERED  | 2",
                "delete from audit_batch where number = 1                                        | AUDIT_BATCH  | MISSING  | 1",
                "delete from audit_batch where number = 2                                        | AUDIT_BATCH  | MISSING  | 2",
                "delete from audit_batch                                                         | AUDIT_BATCH  | MISSING  | 2",
                "update audit_batch set number = 20, previous = 'x' where number = 1; update audit_batch set number = 1, previous = null where number = 2 | AUDIT_BATCH | ALTERED | 1",
                "delete from audit_head                                                          | AUDIT_BATCH  | ALTERED  |",
                "update verification set wording = 'We looked.' where seq = 1                    | VERIFICATION | ALTERED  | 1",
                "update verification set recorded_by = (select id from app_user where id <> recorded_by limit 1) where seq = 2 | VERIFICATION | ALTERED | 2",
                "update verification set hash = repeat('0', 64) where seq = 2                    | VERIFICATION | ALTERED  | 2",
                "delete from evidence where verification_id = (select id from verification where seq = 2) | VERIFICATION | ALTERED | 2",
                "update evidence set stance = 'SUPPORTS'                                         | VERIFICATION | ALTERED  | 1",
                "delete from verification where seq = 1                                          | VERIFICATION | MISSING  | 1",
                "delete from verification where seq = 2                                          | VERIFICATION | MISSING  |",
                "delete from verification                                                        | VERIFICATION | MISSING  |",
                "insert into sign_off select id, recorded_by, now() from verification limit 1    | SIGN_OFF     | INSERTED |"
            })
    void whatSomebodyDidBehindItsBackIsFound(String change, String what, String reason, Long number)
            throws Exception {
        behindItsBack(change);
        JsonNode proof = read(VERIFICATION);
        assertThat(proof.get("intact").asBoolean()).isFalse();
        assertThat(proof.at("/broken/what").asString()).isEqualTo(what);
        assertThat(proof.at("/broken/reason").asString()).isEqualTo(reason);
        if (number != null) {
            assertThat(proof.at("/broken/number").asLong()).isEqualTo(number);
        }
    }

    @Test
    void findingsInAnotherOrderAreFound() throws Exception {
        behindItsBack("update verification set seq = 3 where seq = 1");
        behindItsBack("update verification set seq = 1 where seq = 2");
        behindItsBack("update verification set seq = 2 where seq = 3");
        assertThat(broken()).isEqualTo("VERIFICATION ALTERED");
    }

    /// Even where the claim is made to say that there was no other.
    @Test
    void aLastFindingThatIsGoneIsInTheAudit() throws Exception {
        behindItsBack("delete from verification where seq = 2");
        behindItsBack(
                "update claim set findings = 1, last_hash = (select hash from verification), status_verification_id = null");
        assertThat(broken()).isEqualTo("VERIFICATION MISSING");
    }

    @Test
    void aSignatureThatIsGoneIsInTheAudit() throws Exception {
        transaction.executeWithoutResult(_ ->
                audit.record(
                        new Actor(UUID.randomUUID(), "mia", Role.REVIEWER),
                        Action.SIGNED_OFF,
                        new Subject(Subject.Kind.VERIFICATION, aFinding(), null),
                        null,
                        null));
        assertThat(broken()).isEqualTo("SIGN_OFF MISSING");
    }

    @Test
    void whoMakesEverythingAnewIsFoundByAHeadThatIsKeptElsewhere() throws Exception {
        String kept = read(VERIFICATION).at("/head/hash").asString();
        assertThat(read(VERIFICATION + "?head=" + kept).get("intact").asBoolean()).isTrue();
        write("later");
        seal.seal();
        assertThat(read(VERIFICATION + "?head=" + kept).get("intact").asBoolean()).isTrue();
        behindItsBack("update audit_event set actor = 'nobody' where seq = 2");
        behindItsBack("delete from audit_batch");
        behindItsBack("delete from audit_head");
        seal.seal();
        assertThat(read(VERIFICATION).get("intact").asBoolean()).isTrue();
        JsonNode proof = read(VERIFICATION + "?head=" + kept);
        assertThat(proof.get("intact").asBoolean()).isFalse();
        assertThat(proof.at("/broken/what").asString()).isEqualTo("AUDIT_BATCH");
    }

    /// What was written before others and is committed after them, and after a seal, was not
    /// inserted behind its back.
    @Test
    void whoCommitsLateIsSealedLate() throws Exception {
        try (Connection late = pool.getConnection()) {
            late.setAutoCommit(false);
            var slow = JdbcClient.create(new SingleConnectionDataSource(late, true));
            insert(slow, "late");
            write("meanwhile");
            assertThat(place("meanwhile")).isGreaterThan(place(slow, "late"));
            seal.seal();
            assertThat(read(VERIFICATION).get("unsealed").asLong()).isEqualTo(1);
            late.commit();
            assertThat(read(VERIFICATION).get("intact").asBoolean()).isTrue();
            assertThat(read(VERIFICATION).get("unsealed").asLong()).isEqualTo(2);
            late.setAutoCommit(true);
        }
        seal.seal();
        JsonNode proof = read(VERIFICATION);
        assertThat(proof.get("intact").asBoolean()).isTrue();
        assertThat(proof.get("unsealed").asLong()).isZero();
    }

    @Test
    void whoWritesDoesNotWaitForWhoSeals() throws Exception {
        List<Integer> written =
                AtOnce.clients(
                        6,
                        client ->
                                () -> {
                                    for (int turn = 0; turn < 30; turn++) {
                                        if (client < 2) {
                                            seal.seal();
                                        } else {
                                            write("client " + client);
                                        }
                                    }
                                    return client;
                                });
        seal.seal();
        assertThat(written).hasSize(6);
        JsonNode proof = read(VERIFICATION);
        assertThat(proof.get("intact").asBoolean()).isTrue();
        assertThat(proof.get("unsealed").asLong()).isZero();
        assertThat(proof.get("events").asLong()).isEqualTo(count("audit_event"));
    }

    @Test
    void muchIsSealedAFewAtATime() throws Exception {
        database.sql(
                        """
                        insert into audit_event (id, at, actor, action, subject_kind, subject_id, changes)
                        select uuidv7(), now(), 'mia', 'CHANGED', 'SOURCE', uuidv7(), '{}' from generate_series(1, 2500)
                        """)
                .update();
        seal.seal();
        assertThat(read(VERIFICATION).get("batches").asLong()).isEqualTo(5);
        assertThat(read(VERIFICATION).get("intact").asBoolean()).isTrue();
        behindItsBack(
                "delete from audit_event where seq = (select max(seq) - 700 from audit_event)");
        assertThat(broken()).isEqualTo("AUDIT_EVENT MISSING");
    }

    /// As a dump that was restored into a server whose transactions have smaller numbers.
    @Test
    void aDatabaseThatWasRestoredElsewhereStaysIntact() throws Exception {
        behindItsBack("delete from audit_batch");
        behindItsBack("delete from audit_head");
        behindItsBack("update audit_event set xid = xid + " + OTHER_SERVER);
        List<SealedEvent> old = batches.rest(0, Place.START, AuditSeal.MOST);
        transaction.executeWithoutResult(
                _ -> seal.keep(Batch.after(null, old.subList(0, 4), Instant.EPOCH)));
        write("in the other server");
        seal.seal();
        write("later");
        seal.seal();
        JsonNode proof = read(VERIFICATION);
        assertThat(proof.get("intact").asBoolean()).isTrue();
        assertThat(proof.get("unsealed").asLong()).isZero();
        assertThat(proof.get("events").asLong()).isEqualTo(count("audit_event"));
        assertThat(proof.get("batches").asLong()).isEqualTo(5);
        behindItsBack("update audit_event set actor = 'nobody' where seq = 2");
        assertThat(broken()).isEqualTo("AUDIT_EVENT ALTERED");
    }

    private String broken() throws Exception {
        JsonNode broken = read(VERIFICATION).path("broken");
        return broken.path("what").asString() + " " + broken.path("reason").asString();
    }

    private void write(String note) {
        insert(database, note);
    }

    private static void insert(JdbcClient connection, String note) {
        connection
                .sql(
                        """
                        insert into audit_event (id, at, actor, action, subject_kind, subject_id, note, changes)
                        values (uuidv7(), now(), 'mia', 'CHANGED', 'SOURCE', uuidv7(), :note, '{}')
                        """)
                .param("note", note)
                .update();
    }

    private Long place(String note) {
        return place(database, note);
    }

    private static Long place(JdbcClient connection, String note) {
        return connection
                .sql("select xid from audit_event where note = :note")
                .param("note", note)
                .query(Long.class)
                .single();
    }

    private UUID aFinding() {
        return database.sql("select id from verification where seq = 1").query(UUID.class).single();
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }

    private void behindItsBack(String change) {
        JdbcClient.create(TestDatabase.owned(pool))
                .sql("set session_replication_role = replica; " + change)
                .update();
    }

    private static String found(String status) {
        return """
        {"status": "%s", "verifier": {"name": "AP"}, "wording": "As they said.",
         "evidence": [{"kind": "LINK", "stance": "CONTEXT", "primary": false, "public": true}]}
        """
                .formatted(status);
    }
}
