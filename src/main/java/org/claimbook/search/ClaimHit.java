package org.claimbook.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A claim that a filter lets through, and its key in the order asked for.
public record ClaimHit(UUID id, @Nullable String key) {}
