package org.claimbook.claim;

import java.util.List;
import java.util.stream.Stream;

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
    NOT_CHECKABLE;

    /// Those that somebody finds; the others follow from the sourcing.
    public static List<Status> findable() {
        return Stream.of(values())
                .filter(status -> status != UNCHECKED && status != ATTRIBUTED)
                .toList();
    }
}
