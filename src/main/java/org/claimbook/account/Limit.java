package org.claimbook.account;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/// So much in so long; what is used comes back little by little.
record Limit(String name, long most, Duration per) {

    BucketConfiguration configuration() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, per))
                .build();
    }

    /// As in `RateLimit-Policy`: quota and window in seconds.
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, most, per.toSeconds());
    }
}
