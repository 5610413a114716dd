package org.claimbook.report;

/// Why there is a new revision of a report.
public enum RevisionKind {
    ORIGINAL,
    UPDATE,
    CORRECTED,
    WITHDRAWN
}
