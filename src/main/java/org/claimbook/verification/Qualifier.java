package org.claimbook.verification;

/// What is wrong with a claim beyond its status.
public enum Qualifier {
    MISSING_CONTEXT,
    MISLEADING,
    EXAGGERATED,
    OUT_OF_CONTEXT,
    MISATTRIBUTED,
    ALTERED_MEDIA,
    FABRICATED,
    NO_EVIDENCE,
    SATIRE,
    OUTDATED
}
