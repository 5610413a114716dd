package org.claimbook.claim;

/// What a source did with the assertion.
public enum Verb {
    SAID,
    POSTED,
    FILMED,
    BRIEFED,
    TESTIFIED,
    LEAKED,
    QUOTED,
    REPORTED,
    PUBLISHED,
    SHARED,
    TRANSLATED
}
