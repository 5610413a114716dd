package org.claimbook.claim;

/// How a source knows; UNKNOWN unless the report says.
public enum Basis {
    WITNESSED,
    DOCUMENT,
    TOLD,
    UNKNOWN
}
