package org.claimbook.claim;

/// What is known about a claim: projected from findings, responses and appearances, never written.
public enum Status {
    UNCHECKED,
    ATTRIBUTED,
    UNVERIFIED,
    PARTLY_CONFIRMED,
    CORROBORATED,
    CONFIRMED,
    DISPUTED,
    MIXED,
    REFUTED,
    RETRACTED,
    NOT_CHECKABLE
}
