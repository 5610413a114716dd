package org.claimbook.search;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which statements still want a vector, shared among the instances: whoever takes some has five
/// minutes, holds no lock meanwhile, and keeps nothing for a statement that was changed since.
@Component
@Transactional
class StatementVectors {

    record Wanted(UUID claim, int edition, String statement) {}

    private static final Duration GIVEN = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    StatementVectors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Wanted> take(int most) {
        return jdbc.sql(
                        """
                        update statement_vector v set taken_at = :now
                        from claim c
                        where c.id = v.claim_id and v.claim_id in (
                            select claim_id from statement_vector
                            where vector is null and (taken_at is null or taken_at < :before)
                            order by taken_at nulls first
                            limit :most for update skip locked)
                        returning v.claim_id, v.edition, c.statement
                        """)
                .param("now", Utc.of(clock.instant()))
                .param("before", Utc.of(clock.instant().minus(GIVEN)))
                .param("most", most)
                .query((row, _) ->
                        new Wanted(
                                row.getObject("claim_id", UUID.class),
                                row.getInt("edition"),
                                row.getString("statement")))
                .list();
    }

    void keep(Wanted wanted, byte[] vector) {
        jdbc.sql(
                        """
                        update statement_vector set vector = :vector
                        where claim_id = :claim and edition = :edition
                        """)
                .param("vector", vector)
                .param("claim", wanted.claim())
                .param("edition", wanted.edition())
                .update();
    }
}
