package org.claimbook.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Names;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Two batches of 256 records are committed at once, in whatever order; what becomes of them is the
/// same as one after the other.
class ImportBatchesTest extends ImportTest {

    private static final int BATCH = 256;

    @Autowired private DataSource pool;
    @Autowired private Jobs jobs;
    @Autowired private ImportCommit commits;
    @Autowired private Names names;
    @Autowired private TransactionTemplate transaction;

    @FunctionalInterface
    private interface Step {
        void take() throws Exception;
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    /// Each of a topic of its own, that is not there yet.
    private static byte[] batchesWithTopics(int count) {
        return bytes(
                lines(
                        count * BATCH,
                        line ->
                                "{\"statement\": \"Claim %d.\", \"topics\": [\"Topic %d\"]}"
                                        .formatted(line, line / BATCH)));
    }

    private static UUID uuid(int number) {
        return UUID.fromString("019a0000-0000-7000-8000-%012d".formatted(number));
    }

    /// Takes a step when both batches wait for a lock on some names; then they go on.
    private void whileBothWait(Names.Kind kind, Step step) {
        CompletableFuture<Void> running =
                transaction.execute(_ -> {
                    names.lock(kind);
                    CompletableFuture<Void> begun = CompletableFuture.runAsync(this::run);
                    await().until(() -> waiting() == 2);
                    try {
                        step.take();
                    } catch (Exception broken) {
                        throw new IllegalStateException(broken);
                    }
                    return begun;
                });
        running.join();
    }

    private long waiting() {
        return count(
                """
                select count(*) from pg_locks
                where locktype = 'advisory' and not granted
                  and database = (select oid from pg_database where datname = current_database())
                """);
    }

    @Test
    void twoAreUnderWayAtOnce() throws Exception {
        String job = queued("format=jsonl", batchesWithTopics(3));
        whileBothWait(Names.Kind.TOPIC, () -> get(job).andExpect(jsonPath("read").value(0)));
        assertThat(counts(job)).containsExactly(3 * BATCH, 3 * BATCH, 0, 0, 0, 0);
        assertThat(count("select count(distinct statement) from claim")).isEqualTo(3 * BATCH);
        assertThat(count("select count(*) from claim_topic")).isEqualTo(3 * BATCH);
    }

    /// The two take turns.
    @Test
    void oneConnectionIsEnough() throws Exception {
        String file = lines(3 * BATCH, "{\"statement\": \"Claim %d.\"}"::formatted);
        String job = queued("format=jsonl", bytes(file));
        HikariDataSource connections = pool.unwrap(HikariDataSource.class);
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < connections.getMaximumPoolSize() - 1) {
                taken.add(connections.getConnection());
            }
            run();
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(counts(job)).containsExactly(3 * BATCH, 3 * BATCH, 0, 0, 0, 0);
    }

    @Test
    void bothAreTakenBackWhenTheJobIsCancelled() throws Exception {
        String job = queued("format=jsonl", batchesWithTopics(2));
        whileBothWait(Names.Kind.TOPIC, () -> delete(job).andExpect(status().isNoContent()));
        get(job).andExpect(jsonPath("state").value("CANCELLED"));
        assertThat(counts(job)).containsOnly(0);
        assertThat(count("select count(*) from claim")).isZero();
        assertThat(count("select count(*) from import_record")).isZero();
    }

    @Test
    void whoHasNoNameIsCreatedOnce() throws Exception {
        String file =
                lines(
                        2 * BATCH,
                        line ->
                                """
                                {"statement": "Claim %d.", "verifications": [{"verifier": {"id": "%s", "disclosure": "UNNAMED", "description": "a lawmaker"}, "status": "UNVERIFIED"}]}\
                                """
                                        .formatted(line, uuid(7)));
        String job = queued("format=jsonl", bytes(file));
        whileBothWait(
                Names.Kind.SOURCE,
                () ->
                        assertThat(
                                        count(
                                                "select count(*) from source where disclosure = 'UNNAMED'"))
                                .isZero());
        assertThat(counts(job)).containsExactly(2 * BATCH, 2 * BATCH, 0, 0, 0, 0);
        assertThat(count("select count(*) from source where disclosure = 'UNNAMED'")).isEqualTo(1);
        assertThat(count("select count(*) from imported_source")).isEqualTo(1);
    }

    @Test
    void aLinkIsMadeToWhatCameEarlierInItsFile() throws Exception {
        String link = "{\"to\": \"%s\", \"type\": \"RELATED\"}";
        String job =
                imported(
                        "format=jsonl",
                        lines(
                                600,
                                line ->
                                        "{\"id\": \"%s\", \"statement\": \"Claim %d.\", \"links\": [%s, %s]}"
                                                .formatted(
                                                        uuid(line + 1000),
                                                        line,
                                                        link.formatted(uuid(line + 800)),
                                                        link.formatted(uuid(line + 1200)))));
        assertThat(counts(job)).containsExactly(600, 600, 0, 0, 0, 0);
        assertThat(count("select count(*) from claim_link")).isEqualTo(400);
        assertThat(
                        count(
                                "select count(*) from import_record, jsonb_array_elements(notes) n where n ->> 'code' = 'link-waits'"))
                .isEqualTo(800);
    }

    @Test
    void whatComesAgainIsKnownFromTheBatchBefore() throws Exception {
        String job =
                imported(
                        "format=jsonl",
                        lines(
                                600,
                                line ->
                                        "{\"id\": \"row %d\", \"statement\": \"Claim %d.\"}"
                                                .formatted(line % 300, line % 300)));
        assertThat(counts(job)).containsExactly(600, 300, 0, 300, 0, 0);
        assertThat(count("select count(*) from claim")).isEqualTo(300);
        assertThat(
                        count(
                                "select count(*) from import_record where (outcome = 'CREATED') = (number <= 300)"))
                .isEqualTo(600);
    }

    /// Who is called so first is of no known kind; had the second come first, it would be both.
    @Test
    void whoIsNamedFirstInTheFileIsCreatedFirst() throws Exception {
        imported(
                "format=jsonl",
                lines(
                        600,
                        line ->
                                "{\"statement\": \"Claim %d.\", \"verifications\": [{\"status\": \"UNVERIFIED\", \"verifier\": {\"name\": \"Source %d\"%s}}]}"
                                        .formatted(
                                                line,
                                                line % 300,
                                                line < 300 ? "" : ", \"kind\": \"PERSON\"")));
        assertThat(count("select count(*) from source where kind = 'UNKNOWN' and name ~ '^Source'"))
                .isEqualTo(300);
        assertThat(count("select count(*) from source where kind = 'PERSON'")).isEqualTo(300);
    }

    @Test
    void whatOnlyALaterBatchHadRecordedIsPassedOver() throws Exception {
        IntFunction<String> line = number -> "{\"statement\": \"Claim %d.\"}".formatted(number);
        String job = queued("format=jsonl", bytes(lines(600, line)));
        Jobs.Held held = jobs.take(UUID.randomUUID()).orElseThrow();
        List<Prepared> later =
                IntStream.of(2, 300, 301, 512)
                        .mapToObj(number -> prepared(held, number, line.apply(number - 1)))
                        .toList();
        commits.commit(held, later, 0, TestUsers.actor(Role.EDITOR));
        jobs.release(held);
        run();
        assertThat(counts(job)).containsExactly(600, 600, 0, 0, 0, 0);
        assertThat(count("select count(*) from claim")).isEqualTo(600);
        assertThat(
                        count(
                                """
                                select count(*) from import_record r join claim c on c.id = r.claim_id
                                where c.statement = 'Claim ' || r.number - 1 || '.'
                                """))
                .isEqualTo(600);
    }

    @Test
    void whatSharesItsReportGoesIntoOneBatch() throws Exception {
        String job =
                imported(
                        "format=jsonl",
                        lines(
                                400,
                                line ->
                                        """
                                        {"statement": "Claim %d.", "appearances": [{"report": {"title": "R", "url": "https://a.example/%d"}, "chain": [{"source": {"name": "AP"}, "verb": "SAID"}]}]}\
                                        """
                                                .formatted(line, line / 50)));
        assertThat(counts(job)).containsExactly(400, 400, 0, 0, 0, 0);
        assertThat(count("select count(*) from report")).isEqualTo(8);
        assertThat(count("select count(distinct xmin::text) from import_record")).isEqualTo(1);
    }
}
