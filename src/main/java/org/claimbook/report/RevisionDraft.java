package org.claimbook.report;

import java.time.Instant;
import org.claimbook.shared.ReadOnly;
import org.jspecify.annotations.Nullable;

/// A report's text as somebody found it now; `kind` is UPDATE unless it says otherwise.
@ReadOnly({"number", "sha256", "recordedAt", "appearances"})
public record RevisionDraft(
        @Nullable String text, @Nullable RevisionKind kind, @Nullable Instant capturedAt) {}
