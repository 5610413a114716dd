package org.claimbook.claim;

/// How soon a claim wants work.
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
