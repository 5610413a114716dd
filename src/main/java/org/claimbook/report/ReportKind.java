package org.claimbook.report;

/// What sort of text a report is.
public enum ReportKind {
    ARTICLE,
    POST,
    BROADCAST,
    STATEMENT,
    DOCUMENT,
    PRESS_RELEASE,
    OTHER
}
