package org.claimbook.verification;

/// What sort of thing an item of evidence is.
public enum EvidenceKind {
    LINK,
    IMAGE,
    VIDEO,
    DOCUMENT,
    DATASET,
    SATELLITE,
    TESTIMONY,
    ADMISSION
}
