package org.claimbook.claim;

/// How we know that a source passed the assertion on.
public enum Standing {
    /// The report says so.
    STATED,
    /// We conclude it.
    INFERRED,
    /// We hold the original.
    SEEN,
    /// The source never said it: counts for nothing.
    DISOWNED
}
