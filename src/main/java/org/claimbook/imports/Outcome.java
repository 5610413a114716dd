package org.claimbook.imports;

/// What became of a record.
enum Outcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    SKIPPED,
    FAILED
}
