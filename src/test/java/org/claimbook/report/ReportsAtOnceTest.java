package org.claimbook.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.claimbook.ApiTest;
import org.claimbook.shared.Names;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Whoever records a report waits for those who may be recording the same one, and for nobody else.
class ReportsAtOnceTest extends ApiTest {

    @Autowired private Names names;
    @Autowired private TransactionTemplate transaction;

    private CompletableFuture<Integer> posted(String url) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return post("/api/v1/reports", "{\"title\": \"R\", \"url\": \"%s\"}".formatted(url))
                        .andReturn()
                        .getResponse()
                        .getStatus();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    private boolean somebodyWaits() {
        return database.sql(
                        """
                        select count(*) from pg_locks
                        where locktype = 'advisory' and not granted
                          and database = (select oid from pg_database where datname = current_database())
                        """)
                .query(Long.class)
                .single()
                .equals(1L);
    }

    @Test
    void onlyTheSameAddressIsWaitedFor() {
        CompletableFuture<Integer> same =
                transaction.execute(_ -> {
                    names.lock(
                            Names.Kind.REPORT,
                            List.of("https://a.example/2", "https://a.example/1"));
                    assertThat(posted("https://a.example/3").join()).isEqualTo(201);
                    CompletableFuture<Integer> waiting = posted("https://a.example/1");
                    await().until(this::somebodyWaits);
                    return waiting;
                });
        assertThat(same.join()).isEqualTo(201);
        assertThat(posted("https://a.example/1").join()).isEqualTo(409);
    }

    @Test
    void whoeverRecordsVeryManyIsWaitedForByAll() {
        List<String> many =
                IntStream.range(0, 1000).mapToObj("https://a.example/%d"::formatted).toList();
        CompletableFuture<Integer> other =
                transaction.execute(_ -> {
                    names.lock(Names.Kind.REPORT, many);
                    CompletableFuture<Integer> waiting = posted("https://b.example/");
                    await().until(this::somebodyWaits);
                    return waiting;
                });
        assertThat(other.join()).isEqualTo(201);
    }
}
