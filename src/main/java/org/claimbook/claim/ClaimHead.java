package org.claimbook.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a form about a claim shows of it.
public record ClaimHead(UUID id, String statement, @Nullable String language, long version) {}
