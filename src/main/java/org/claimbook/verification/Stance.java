package org.claimbook.verification;

/// How an item of evidence bears on the claim.
public enum Stance {
    SUPPORTS,
    CONTRADICTS,
    CONTEXT
}
