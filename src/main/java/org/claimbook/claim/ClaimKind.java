package org.claimbook.claim;

/// What sort of assertion a claim is.
public enum ClaimKind {
    FACT,
    FIGURE,
    QUOTE,
    OPINION,
    PREDICTION
}
