package org.claimbook;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// A clock that stands still, with the nanoseconds that PostgreSQL cannot keep.
@TestConfiguration(proxyBeanMethods = false)
public class TestClock {

    public static final Instant NOW = Instant.parse("2024-12-19T10:00:00.123456789Z");

    @Bean
    @Primary
    Clock stoppedClock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
