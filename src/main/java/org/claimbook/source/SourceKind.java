package org.claimbook.source;

/// What sort of thing a source is.
public enum SourceKind {
    PERSON,
    ORGANIZATION,
    OUTLET,
    ACCOUNT,
    DOCUMENT,
    UNKNOWN
}
