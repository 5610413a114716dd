package org.claimbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32;
import org.claimbook.DatabaseTest;
import org.claimbook.account.TestUsers;
import org.claimbook.record.SimilarClaim;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How good and how fast similar claims are found: 14,231 claims of Snopes, and the posts of which
/// it is known which claim they are about (CLEF-2022 CheckThat!, task 2A).
@DatabaseTest
@TestPropertySource(properties = "claimbook.similar.model=minilm")
class SimilarBench {

    private static final Path DATA =
            Path.of(System.getProperty("claimbook.bench.data", "../shared/data/claim-matching"));
    private static final int TOP = 5;

    /// What a query scores: average precision and hit among the first five, and how long it took.
    private record Outcome(boolean tuned, double precision, boolean hit, double millis) {}

    @Autowired private JdbcClient database;
    @Autowired private SimilarFinder finder;
    @Autowired private SimilarUpkeep upkeep;
    @Autowired private WordCounts counts;

    private final Map<String, UUID> ids = new HashMap<>();

    @Test
    void theRightClaimIsAmongTheFirst() throws IOException {
        assumeTrue(Files.exists(DATA), () -> "no data in " + DATA);
        TestUsers.record(database);
        load();
        counts.renew();
        outcome("words, no sense yet");
        half();
        outcome("words, every other sense");
        all();
        double precision = outcome("words and sense");
        assertThat(precision).as("MAP@5 on the half that was not tuned on").isGreaterThan(0.88);
    }

    private void load() throws IOException {
        List<String> statements = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(DATA.resolve("claims.jsonl"))) {
            JsonNode claim = JsonMapper.shared().readTree(line);
            UUID id = UUID.randomUUID();
            ids.put(claim.path("vclaim_id").asString(), id);
            names.add(id.toString());
            statements.add(
                    claim.path("title").asString()
                            + "\n"
                            + claim.path("subtitle").asString()
                            + "\n"
                            + claim.path("vclaim").asString());
        }
        long start = System.nanoTime();
        database.sql(
                        """
                        insert into claim (id, statement, kind, language, work_state, priority, findings, status,
                                           pending, differs, created_at, created_by, updated_at, version)
                        select cast(id as uuid), statement, 'FACT', 'en', 'NEW', 'NORMAL', 0, 'UNCHECKED',
                               false, false, now(), :editor, now(), 0
                        from unnest(cast(:ids as text[]), cast(:statements as text[])) c (id, statement)
                        """)
                .param("ids", names.toArray(String[]::new))
                .param("statements", statements.toArray(String[]::new))
                .param("editor", TestUsers.actor(Role.EDITOR).id())
                .update();
        System.out.printf(
                "%d claims recorded, %.2f ms each%n",
                names.size(), millis(start) / names.size());
    }

    private void half() {
        all();
        database.sql(
                        """
                        update statement_vector v set vector = null, taken_at = null
                        from (select claim_id, row_number() over (order by claim_id) as n from statement_vector) o
                        where o.claim_id = v.claim_id and o.n % 2 = 0
                        """)
                .update();
    }

    private void all() {
        long start = System.nanoTime();
        long missing = missing();
        while (missing() > 0) {
            upkeep.run();
        }
        System.out.printf("%d vectors, %.2f ms each%n", missing, millis(start) / missing);
        database.sql("analyze").update();
    }

    private long missing() {
        return database.sql("select count(*) from statement_vector where vector is null")
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /// Prints what the judged queries score, and answers MAP@5 of the half that was not tuned on.
    private double outcome(String how) throws IOException {
        Map<String, Set<UUID>> judged = judged();
        List<Outcome> outcomes = new ArrayList<>();
        for (String line : Files.readAllLines(DATA.resolve("queries.tsv"))) {
            String[] query = line.split("\t", 2);
            if (judged.containsKey(query[0])) {
                outcomes.add(outcome(query[0], query[1], judged.get(query[0])));
            }
        }
        double[] times = outcomes.stream().mapToDouble(Outcome::millis).toArray();
        System.out.printf(
                "%-26s | tuned %s | untuned %s | all %s | p50 %.0f ms, p95 %.0f ms%n",
                how,
                figures(outcomes.stream().filter(Outcome::tuned).toList()),
                figures(outcomes.stream().filter(outcome -> !outcome.tuned()).toList()),
                figures(outcomes),
                percentile(times, 50),
                percentile(times, 95));
        return precision(outcomes.stream().filter(outcome -> !outcome.tuned()).toList());
    }

    private Map<String, Set<UUID>> judged() throws IOException {
        Map<String, Set<UUID>> judged = new HashMap<>();
        for (String line : Files.readAllLines(DATA.resolve("qrels.tsv"))) {
            String[] judgement = line.split("\\s+", -1);
            judged.computeIfAbsent(judgement[0], _ -> new HashSet<>()).add(ids.get(judgement[2]));
        }
        return judged;
    }

    private Outcome outcome(String name, String text, Set<UUID> right) {
        long start = System.nanoTime();
        List<SimilarClaim> found = finder.to(text, null, TOP, TestUsers.actor(Role.READER));
        double millis = millis(start);
        double sum = 0;
        int hits = 0;
        for (int rank = 0; rank < found.size(); rank++) {
            if (right.contains(found.get(rank).claim().body().id())) {
                hits++;
                sum += (double) hits / (rank + 1);
            }
        }
        return new Outcome(
                tunedOn(name), sum / Math.min(TOP, right.size()), hits > 0, millis);
    }

    /// By a hash of its name, so that nobody chose.
    private static boolean tunedOn(String name) {
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % 2 == 0;
    }

    private static String figures(List<Outcome> outcomes) {
        double hit = outcomes.stream().filter(Outcome::hit).count() / (double) outcomes.size();
        return "MAP@5 %.3f hit@5 %.3f".formatted(precision(outcomes), hit);
    }

    private static double precision(List<Outcome> outcomes) {
        return outcomes.stream().mapToDouble(Outcome::precision).average().orElseThrow();
    }

    static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    static double percentile(double[] times, int percent) {
        Arrays.sort(times);
        return times[times.length * percent / 100];
    }
}
