package org.claimbook.search;

import java.time.Clock;
import org.claimbook.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// In how many claims a word is: counted again when there are a tenth more or fewer claims, in at
/// most some hundred thousand of them.
@Component
@Transactional
class WordCounts {

    private static final int SAMPLE = 100_000;

    /// How many there are; about, where counting them would take its time.
    private static final String CLAIMS =
            """
            select case when reltuples < 100000 then (select count(*) from statement_words) else cast(reltuples as bigint) end
            from pg_class where oid = 'statement_words'::regclass
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    WordCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Counts if there is something new to count, and no other instance is at it.
    void renew() {
        long claims = number(CLAIMS);
        long counted = number("select coalesce(max(claims), 0) from word_total");
        if (Math.abs(claims - counted) * 10 > counted && isAlone()) {
            count(claims, Math.min(100.0, 100.0 * SAMPLE / claims));
        }
    }

    private boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('word_count'))")
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    private void count(long claims, double percent) {
        jdbc.sql("delete from word_count").update();
        jdbc.sql(
                        """
                        insert into word_count
                        select word, ceil(ndoc * 100 / :percent)
                        from ts_stat('select words from statement_words tablesample system (%s)')
                        """
                                .formatted(percent))
                .param("percent", percent)
                .update();
        jdbc.sql(
                        """
                        insert into word_total
                        select 1, :claims, (select coalesce(sum(length), 0) from statement_words), :now
                        on conflict (id) do update
                        set claims = excluded.claims, words = excluded.words, counted_at = excluded.counted_at
                        """)
                .param("claims", claims)
                .param("now", Utc.of(clock.instant()))
                .update();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getLong(1)).single();
    }
}
