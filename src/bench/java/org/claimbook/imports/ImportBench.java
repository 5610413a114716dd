package org.claimbook.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.claimbook.Spent;
import org.claimbook.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// How many claims and reviews a second are imported, what that takes of the processors, and how
/// many a bare COPY of the same rows would load.
class ImportBench extends ImportTest {

    private static final int RECORDS = Integer.getInteger("claimbook.bench.claims", 20_000);

    /// Imported before, so that Java knows the way.
    private static final int WARM = Integer.getInteger("claimbook.bench.warm", 30_000);

    private final Random random = new Random(42);

    @Autowired private DataSource pool;

    @FunctionalInterface
    private interface File {
        String of(int from, int to);
    }

    @Test
    void jsonLines() throws Exception {
        measure("JSON Lines", "format=jsonl", this::claims);
    }

    @Test
    void dataFeed() throws Exception {
        measure("DataFeed", "format=claim-review", this::reviews);
    }

    private void measure(String what, String query, File file) throws Exception {
        imported(query, file.of(0, WARM));
        String job = queued(query, bytes(file.of(WARM, WARM + RECORDS)));
        Spent before = Spent.sinceTheStart(pool);
        run();
        Spent spent = Spent.sinceTheStart(pool).since(before);
        JsonNode done = read(job);
        assertThat(done.path("created").asInt()).isEqualTo(RECORDS);
        double rate = done.path("rate").asDouble();
        double copied = copied();
        System.out.printf(
                "%s: %,.0f a second; %s; a bare COPY loads %,.0f a second, of which this is %.1f %%%n",
                what,
                rate,
                spent.ofAThousand(RECORDS),
                copied,
                100 * rate / copied);
    }

    /// Records a second, into tables without indexes, triggers or keys.
    private double copied() throws Exception {
        double seconds = 0;
        try (Connection connection = TestDatabase.owned(pool).getConnection();
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables()) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                copy.copyOut("copy %s to stdout (format binary)".formatted(table), rows);
                statement.execute("create table bare (like %s)".formatted(table));
                long start = System.nanoTime();
                copy.copyIn(
                        "copy bare from stdin (format binary)",
                        new ByteArrayInputStream(rows.toByteArray()));
                seconds += (System.nanoTime() - start) / 1e9;
                statement.execute("drop table bare");
            }
        }
        return (WARM + RECORDS) / seconds;
    }

    /// Those that an import fills.
    private List<String> tables() {
        return database.sql(
                        """
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in (
                            'status', 'app_user', 'user_right', 'rating_label', 'import_job', 'flyway_schema_history')
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private String claims(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::claim).collect(Collectors.joining("\n"));
    }

    private String claim(int number) {
        return """
        {"statement": "%s", "language": "en", "topics": ["Topic %d"], "appearances": [{"report": {"title": "%s", "url": "https://news.example/%d"}, "chain": [{"source": {"name": "Origin %d"}, "verb": "SAID", "channel": "STATEMENT"}, {"source": {"name": "Outlet %d"}, "verb": "REPORTED", "channel": "ARTICLE"}]}], "verifications": [{"status": "UNVERIFIED", "verifier": {"name": "Verifier %d"}, "wording": "%s"}]}"""
                .formatted(
                        words(14),
                        number % 50,
                        words(6),
                        number / 4,
                        number % 500,
                        number % 100,
                        number % 40,
                        words(6));
    }

    private String reviews(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number ->
                        "{\"@type\": \"DataFeedItem\", \"item\": [%s]}".formatted(review(number)))
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"@context\": \"https://schema.org\", \"@type\": \"DataFeed\", \"dataFeedElement\": [",
                                "]}"));
    }

    private String review(int number) {
        return """
        {"@type": "ClaimReview", "url": "https://fc%d.example/%d", "claimReviewed": "%s", "author": {"@type": "Organization", "name": "FC %d"}, "datePublished": "2024-05-17", "name": "%s", "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False"}, "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Person %d"}, "appearance": {"@type": "CreativeWork", "url": "https://x.example/%d"}}}"""
                .formatted(
                        number % 40,
                        number,
                        words(14),
                        number % 40,
                        words(8),
                        number % 500,
                        number);
    }

    /// Some of fifty thousand, the frequent ones more often.
    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> "w" + (int) Math.pow(50_000, random.nextDouble()))
                .collect(Collectors.joining(" ", "", "."));
    }

    private static byte[] bytes(String file) {
        return file.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
