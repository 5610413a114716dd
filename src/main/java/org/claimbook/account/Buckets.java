package org.claimbook.account;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.claimbook.shared.Digests;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How much each client has left, kept in PostgreSQL so that all instances count together. Takes a
/// connection of its own, so it is not to be asked within a transaction.
@Component
class Buckets {

    private static final int PURGED_AT_ONCE = 10_000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    Buckets(DataSource database, Clock clock) {
        this.buckets =
                Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                        .primaryKeyMapper(PrimaryKeyMapper.STRING)
                        .table("request_bucket")
                        .idColumn("id")
                        .stateColumn("state")
                        .expiresAtColumn("expires_at")
                        .expirationAfterWrite(
                                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                        Duration.ofMinutes(1)))
                        .clientClock(meter(clock))
                        .build();
    }

    /// Takes one, if there is one left.
    ConsumptionProbe take(Limit limit, String client) {
        return bucket(limit, client).tryConsumeAndReturnRemaining(1);
    }

    /// How long the client has to wait for one; zero if there is one left.
    Duration wait(Limit limit, String client) {
        return Duration.ofNanos(
                bucket(limit, client).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /// Takes one whether there is one left or not: who has none goes into debt.
    void charge(Limit limit, String client) {
        bucket(limit, client).consumeIgnoringRateLimits(1);
    }

    @Scheduled(fixedRateString = "PT1H", initialDelayString = "PT1H")
    void purge() {
        buckets.removeExpired(PURGED_AT_ONCE);
    }

    /// Another limit counts anew; names that somebody typed are not kept as they are.
    private BucketProxy bucket(Limit limit, String client) {
        String key = Digests.sha256((limit + client).getBytes(StandardCharsets.UTF_8));
        return buckets.builder().build(key, limit::configuration);
    }

    private static TimeMeter meter(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
