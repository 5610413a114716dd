package org.claimbook.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A revision of a report; lists of them leave the text out.
public record RevisionView(
        int number,
        RevisionKind kind,
        @Nullable String sha256,
        Instant capturedAt,
        Instant recordedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text) {

    RevisionView withoutText() {
        return new RevisionView(number, kind, sha256, capturedAt, recordedAt, null);
    }
}
