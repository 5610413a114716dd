package org.claimbook.claim;

/// How one claim bears on another.
public enum LinkType {
    CONTRADICTS,
    SUPPORTS,
    UPDATES,
    NARROWS,
    CORRECTS,
    PART_OF,
    RESTS_ON,
    RELATED
}
