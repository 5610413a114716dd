package org.claimbook.claim;

import java.time.Instant;
import java.util.UUID;

/// A claim whose row is locked for writing, and the one instant at which everything in this write
/// is recorded.
public record OpenClaim(UUID id, Instant at) {}
