package org.claimbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WrittenLogTest {

    private static final Instant START = Instant.parse("2026-11-28T00:00:00Z");

    private final WrittenLog log = new WrittenLog();

    @Test
    void whoHasEverythingIsNotBehind() {
        log.seen(START, 100);
        assertThat(log.lag(START.plusSeconds(60), 100)).isZero();
        assertThat(log.lag(START.plusSeconds(60), 130)).isZero();
    }

    @Test
    void lagIsTheAgeOfTheFirstThatIsMissing() {
        log.seen(START, 100);
        log.seen(START.plusSeconds(1), 200);
        log.seen(START.plusSeconds(2), 200);
        log.seen(START.plusSeconds(3), 300);
        assertThat(log.lag(START.plusSeconds(10), 150)).isEqualTo(Duration.ofSeconds(9));
        assertThat(log.lag(START.plusSeconds(10), 200)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void whereNothingIsKnownNobodyIsBehind() {
        assertThat(log.lag(START, 0)).isZero();
    }

    @Test
    void theOldestAreForgottenAndStillBehind() {
        for (int second = 0; second < 5_000; second++) {
            log.seen(START.plusSeconds(second), second);
        }
        assertThat(log.lag(START.plusSeconds(5_000), 10)).isEqualTo(Duration.ofSeconds(1_000));
    }
}
