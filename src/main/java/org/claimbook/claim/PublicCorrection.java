package org.claimbook.claim;

import java.time.Instant;
import java.util.UUID;

/// That the desk left in public what it had found CONFIRMED or REFUTED, and for what.
public record PublicCorrection(
        UUID claimId, String statement, Status before, Status after, Instant at) {}
