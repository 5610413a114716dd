package org.claimbook.claim;

import org.jspecify.annotations.Nullable;

/// Where the next finding of a claim stands in its hash chain, and the statement that it judges.
public record NextFinding(int seq, @Nullable String previousHash, String statement) {}
