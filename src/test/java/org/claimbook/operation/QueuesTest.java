package org.claimbook.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.claimbook.DatabaseTest;
import org.claimbook.account.TestUsers;
import org.claimbook.claim.TestClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class QueuesTest {

    private static final String UP = "UP";
    private static final String LATE = "LATE";

    @Autowired private JdbcClient database;
    @Autowired private Clock clock;
    @Autowired private TestClaims claims;

    @BeforeEach
    void somebody() {
        TestUsers.record(database);
    }

    @Test
    void whereNothingWaitsAllIsWell() {
        assertThat(ages()).hasSize(4).containsOnlyKeys(Queue.values());
        assertThat(ages().values()).allMatch(age -> age.compareTo(Duration.ofMinutes(1)) < 0);
        assertThat(health().getStatus().getCode()).isEqualTo(UP);
    }

    @Test
    void aFileThatNobodyReadsIsLate() {
        job("QUEUED", "now() - interval '2 hours'", "null, null");
        assertThat(ages().get(Queue.IMPORTS)).isBetween(hours(2), hours(3));
        assertThat(health().getStatus().getCode()).isEqualTo(LATE);
        assertThat(String.valueOf(health().getDetails().get("imports"))).startsWith("72");
    }

    @Test
    void aFileThatSomebodyReadsIsNot() {
        job("RUNNING", "now() - interval '2 hours'", heldUntil("now() + interval '10 seconds'"));
        assertThat(ages().get(Queue.IMPORTS)).isZero();
    }

    @Test
    void aFileWhoseReaderIsGoneWaitsSinceThen() {
        job("RUNNING", "now() - interval '9 hours'", heldUntil("now() - interval '2 hours'"));
        assertThat(ages().get(Queue.IMPORTS)).isBetween(hours(2), hours(3));
    }

    @Test
    void aReceiverThatTakesNothingIsLate() {
        UUID claim = claims.record("The dam holds.");
        database.sql(
                        """
                        with hook as (
                            insert into webhook (id, owner_id, url, events, filter, created_at, updated_at, version)
                            select uuidv7(), id, 'https://hooks.example/', '{CREATED}', '', now(), now(), 0 from app_user limit 1
                            returning id)
                        insert into webhook_delivery (id, webhook_id, xid, seq, claim_id, change, changed_at, state, queued_at, next_at)
                        select uuidv7(), hook.id, 1, 1, :claim, 'CREATED', now(), 'PENDING', now() - interval '2 hours', now() from hook
                        """)
                .param("claim", claim)
                .update();
        assertThat(ages().get(Queue.WEBHOOKS)).isBetween(hours(2), hours(3));
        assertThat(health().getStatus().getCode()).isEqualTo(LATE);
    }

    @Test
    void aStatementWithoutAVectorWaitsAsLongAsItsClaimIsAsItIs() {
        UUID claim = claims.record("The dam holds, said everybody.");
        assertThat(ages().get(Queue.VECTORS)).isLessThan(Duration.ofMinutes(1));
        database.sql("update claim set updated_at = now() - interval '2 hours' where id = :claim")
                .param("claim", claim)
                .update();
        assertThat(ages().get(Queue.VECTORS)).isBetween(hours(2), hours(3));
        assertThat(new Queues(database, clock, "off").ages()).doesNotContainKey(Queue.VECTORS);
    }

    @Test
    void anEventWithoutASealIsLateAfterAQuarterOfAnHour() {
        database.sql(
                        """
                        insert into audit_batch (number, epoch, from_xid, from_seq, to_xid, to_seq, greatest_seq, events, sealed_at, previous, hash)
                        select number + 1, 0, 0, 0, 0, 0, (select coalesce(max(seq), 0) from audit_event), '', now(), case when number > 0 then '' end, repeat('0', 64)
                        from (select coalesce(max(number), 0) as number from audit_batch) newest
                        """)
                .update();
        assertThat(ages().get(Queue.SEALS)).isZero();
        database.sql(
                        """
                        insert into audit_event (id, at, actor, action, subject_kind, subject_id, changes)
                        values (uuidv7(), now() - interval '20 minutes', 'somebody', 'CREATED', 'TOPIC', uuidv7(), '{}')
                        """)
                .update();
        assertThat(ages().get(Queue.SEALS)).isBetween(Duration.ofMinutes(20), hours(1));
        assertThat(health().getStatus().getCode()).isEqualTo(LATE);
    }

    @Test
    void theGaugesSayTheSame() {
        job("QUEUED", "now() - interval '2 hours'", "null, null");
        MeterRegistry meters = new SimpleMeterRegistry();
        new QueueMetrics(new Queues(database, clock, "")).bindTo(meters);
        assertThat(
                        meters.get("claimbook.queue.age")
                                .tag("queue", "imports")
                                .timeGauge()
                                .value(TimeUnit.SECONDS))
                .isBetween(7200.0, 10800.0);
    }

    private Map<Queue, Duration> ages() {
        return new Queues(database, clock, "").ages();
    }

    private Health health() {
        return Objects.requireNonNull(
                new QueuesHealthIndicator(new Queues(database, clock, "")).health());
    }

    private static String heldUntil(String time) {
        return "uuidv7(), " + time;
    }

    private void job(String state, String createdAt, String held) {
        database.sql(
                        """
                        insert into import_job (id, format, dry_run, state, size, created_at, created_by, started_at, holder, held_until)
                        select uuidv7(), 'jsonl', false, '%1$s', 1, %2$s, id, case '%1$s' when 'QUEUED' then null else now() end, %3$s
                        from app_user limit 1
                        """
                                .formatted(state, createdAt, held))
                .update();
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
