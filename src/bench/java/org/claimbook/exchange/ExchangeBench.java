package org.claimbook.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.claimbook.Listening;
import org.claimbook.Spent;
import org.claimbook.TestDatabase;
import org.claimbook.WholeClaimTest;
import org.claimbook.account.TestUsers;
import org.claimbook.search.ClaimParameters;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// How fast claims leave, and what telling of changes adds to a write.
class ExchangeBench extends WholeClaimTest {

    private static final int CLAIMS_IN_ALL = Integer.getInteger("claimbook.bench.claims", 20_000);
    private static final int WRITES = 50;

    /// Which columns of a copy are its own.
    private static final Map<String, Map<String, String>> OWN =
            Map.of(
                    "claim", Map.of("id", "k.claim", "status_verification_id", "k.finding"),
                    "status_period",
                            Map.of("claim_id", "k.claim", "status_verification_id", "k.finding"),
                    "appearance",
                            Map.of("id", "k.appearance", "claim_id", "k.claim", "read_by", "k.claim"),
                    "hop", Map.of("appearance_id", "k.appearance"),
                    "verification",
                            Map.of("id", "k.finding", "claim_id", "k.claim", "read_by", "k.claim"));

    private static final Map<String, String> OF_THE_FIRST =
            Map.of(
                    "claim", "t.id = :claim",
                    "status_period", "t.claim_id = :claim",
                    "appearance", "t.claim_id = :claim",
                    "hop", "t.appearance_id in (select id from appearance where claim_id = :claim)",
                    "verification", "t.claim_id = :claim");

    @Autowired private ClaimExport export;
    @Autowired private Dispatch dispatch;
    @Autowired private DataSource pool;

    /// Counts what it takes.
    private static final class Counting extends OutputStream {

        private long lines;
        private long bytes;

        @Override
        public void write(int next) {
            lines += next == '\n' ? 1 : 0;
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            for (int at = offset; at < offset + length; at++) {
                write(some[at]);
            }
        }
    }

    @FunctionalInterface
    private interface Export {
        void to(OutputStream out) throws IOException;
    }

    @Test
    void claimsLeave() throws Exception {
        fill(UUID.fromString(id(created(CLAIMS, couldNotVerify()))));
        var filter = ClaimParameters.of("", Instant.now()).filter();
        for (int round = 1; round <= 4; round++) {
            report("JSON Lines, round " + round, out -> export.jsonl(filter, out));
            report(
                    "CSV, round " + round,
                    out -> export.csv(filter, TestUsers.actor(Role.READER), out));
        }
    }

    private void report(String what, Export export) throws Exception {
        Counting out = new Counting();
        Spent before = Spent.sinceTheStart(pool);
        long start = System.nanoTime();
        export.to(out);
        double seconds = (System.nanoTime() - start) / 1e9;
        Spent spent = Spent.sinceTheStart(pool).since(before);
        assertThat(out.lines).isGreaterThan(CLAIMS_IN_ALL);
        System.out.printf(
                "%s: %,d lines, %,d bytes each, %,.0f a second; %s%n",
                what,
                out.lines,
                out.bytes / out.lines,
                out.lines / seconds,
                spent.ofAThousand(out.lines));
    }

    private void fill(UUID first) throws Exception {
        try (var connection = TestDatabase.owned(pool).getConnection()) {
            JdbcClient owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            owner.sql("set session_replication_role = replica").update();
            owner.sql(
                            "create temp table k as select uuidv7() as claim, uuidv7() as appearance, uuidv7() as finding from generate_series(1, :claims)")
                    .param("claims", CLAIMS_IN_ALL)
                    .update();
            for (String table : List.of("claim", "status_period", "appearance", "hop", "verification")) {
                copy(owner, table, first);
            }
            owner.sql("analyze").update();
        }
    }

    private static void copy(JdbcClient owner, String table, UUID first) {
        List<String> columns =
                owner.sql(
                                "select column_name from information_schema.columns where table_schema = 'public' and table_name = :table and is_generated = 'NEVER' and is_identity = 'NO'")
                        .param("table", table)
                        .query((row, _) -> row.getString(1))
                        .list();
        Map<String, String> own = OWN.getOrDefault(table, Map.of());
        owner.sql(
                        "insert into %s (%s) select %s from %s t, k where %s"
                                .formatted(
                                        table,
                                        String.join(", ", columns),
                                        columns.stream()
                                                .map(column ->
                                                        own.getOrDefault(column, "t." + column))
                                                .collect(Collectors.joining(", ")),
                                        table,
                                        OF_THE_FIRST.get(table)))
                .param("claim", first)
                .update();
    }

    @Test
    void whatTellingAddsToAWrite() throws Exception {
        Map<String, List<Double>> millis = new TreeMap<>();
        JdbcClient owner = JdbcClient.create(TestDatabase.owned(pool));
        for (int round = 0; round < 4; round++) {
            log(owner, "disable");
            write("1 without the log of changes", millis);
            log(owner, "enable");
            write("2 with it", millis);
            try (Listening listening = Listening.here()) {
                for (int hook = 0; hook < 10; hook++) {
                    post("/api/v1/webhooks", "{\"url\": \"%s\"}".formatted(listening.url("/" + hook)))
                            .andExpect(status().isCreated());
                }
                write("3 with ten webhooks", millis);
                long start = System.nanoTime();
                dispatch.run();
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        "told %,d times, %,.0f a second%n",
                        listening.messages().size(), listening.messages().size() / seconds);
            }
            database.sql("delete from webhook").update();
        }
        millis.forEach(
                (what, times) -> {
                    List<Double> sorted = times.stream().skip(WRITES).sorted().toList();
                    System.out.printf(
                            "%s: median %.3f ms, p95 %.3f ms of %d%n",
                            what,
                            sorted.get(sorted.size() / 2),
                            sorted.get(sorted.size() * 95 / 100),
                            sorted.size());
                });
        assertThat(millis).hasSize(3);
    }

    private void log(JdbcClient owner, String what) {
        owner.sql(
                        "alter table claim %s trigger claim_creation_logged, %1$s trigger claim_change_logged"
                                .formatted(what))
                .update();
    }

    private void write(String what, Map<String, List<Double>> millis) throws Exception {
        for (int turn = 0; turn < WRITES; turn++) {
            String body = couldNotVerify();
            long start = System.nanoTime();
            created(CLAIMS, body);
            millis.computeIfAbsent(what, _ -> new ArrayList<>())
                    .add((System.nanoTime() - start) / 1e6);
        }
    }
}
