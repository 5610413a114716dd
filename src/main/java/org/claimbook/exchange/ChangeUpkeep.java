package org.claimbook.exchange;

import java.time.Clock;
import java.time.Duration;
import org.claimbook.shared.Utc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the log of changes, and that of deliveries, from growing without end; and its order where
/// the database was restored into another server, before anything is written there.
@Component
class ChangeUpkeep implements SmartInitializingSingleton {

    /// Whoever keeps a copy and was away for longer is told of each thing once.
    static final Duration CHANGES = Duration.ofDays(90);

    static final Duration DELIVERIES = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(ChangeUpkeep.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    ChangeUpkeep(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (jdbc.sql("select renumber_changes()").query(Boolean.class).single()) {
            LOG.info("Restored into another server: changes go on behind those that were restored");
        }
    }

    @Scheduled(fixedDelayString = "PT24H", initialDelayString = "PT1H")
    @Transactional
    void thin() {
        jdbc.sql("select thin_changes(:before)")
                .param("before", Utc.of(clock.instant().minus(CHANGES)))
                .query(Long.class)
                .single();
        jdbc.sql("delete from webhook_delivery where state <> 'PENDING' and attempted_at < :before")
                .param("before", Utc.of(clock.instant().minus(DELIVERIES)))
                .update();
    }
}
