package org.claimbook.exchange;

import jakarta.servlet.http.HttpServletResponse;
import org.claimbook.shared.Download;

/// What the files of claims are called, and what they are made of.
final class ClaimFiles {

    private ClaimFiles() {}

    /// The type of RFC 4180 with a line of names.
    static void csv(HttpServletResponse response, Download.Content content) {
        Download.write(response, "text/csv;charset=UTF-8;header=present", "claims.csv", content);
    }

    static void jsonLines(HttpServletResponse response, Download.Content content) {
        Download.write(response, "application/jsonl", "claims.jsonl", content);
    }
}
