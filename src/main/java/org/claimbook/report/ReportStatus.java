package org.claimbook.report;

/// Whether the newsroom may still use a report (IPTC pubStatus); it changes no claim's status.
public enum ReportStatus {
    USABLE,
    WITHHELD,
    WITHDRAWN
}
