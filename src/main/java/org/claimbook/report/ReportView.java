package org.claimbook.report;

import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// A report as the newsroom sees it; `revisions` counts them, the newest has that number.
public record ReportView(
        UUID id,
        ReportKind kind,
        String title,
        @Nullable SourceLabel publisher,
        @Nullable SourceLabel credit,
        @Nullable String byline,
        @Nullable String url,
        @Nullable String archivedUrl,
        @Nullable String externalId,
        @Nullable String language,
        @Nullable PartialDate publishedAt,
        ReportStatus status,
        int revisions,
        Instant createdAt,
        Instant updatedAt,
        long version) {}
