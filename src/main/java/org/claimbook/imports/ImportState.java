package org.claimbook.imports;

/// How far a job is.
enum ImportState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}
