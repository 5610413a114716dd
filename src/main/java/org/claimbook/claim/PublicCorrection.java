package org.claimbook.claim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That the desk left in public what it had found CONFIRMED or REFUTED, and for what.
public record PublicCorrection(
        UUID claimId,
        String statement,
        @Nullable String language,
        Status before,
        Status after,
        Instant at) {}
