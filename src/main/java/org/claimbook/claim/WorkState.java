package org.claimbook.claim;

/// How far our own work on a claim is.
public enum WorkState {
    NEW,
    IN_PROGRESS,
    WAITING_FOR_COMMENT,
    READY_FOR_SECOND_READ,
    CLOSED
}
