package org.claimbook.shared;

/// How exactly a date is known.
public enum Precision {
    YEAR,
    MONTH,
    DAY,
    INSTANT;

    public boolean coarserThan(Precision other) {
        return compareTo(other) < 0;
    }
}
