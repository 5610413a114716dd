package org.claimbook.postgres;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Standbys to read from.
///
/// @param replicas their addresses as JDBC has them, signed in to like the primary
/// @param maxLag a standby that is further behind the primary is not asked
@ConfigurationProperties("claimbook.datasource")
record ReplicaSettings(@DefaultValue List<String> replicas, @DefaultValue("2s") Duration maxLag) {

    /// How often it is looked how far behind they are.
    Duration every() {
        return maxLag.dividedBy(4);
    }

    /// After that long, whatever was written is on each standby that is still asked.
    Duration untilEverywhere() {
        return maxLag.multipliedBy(2);
    }
}
