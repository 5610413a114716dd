package org.claimbook.claim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a claim's status was since an instant, by whom and from which finding; until the next such
/// period.
public record StatusPeriod(
        Instant since, Status status, @Nullable UUID by, @Nullable UUID verificationId) {}
