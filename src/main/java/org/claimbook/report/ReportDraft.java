package org.claimbook.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashMap;
import java.util.Map;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.LanguageTag;
import org.claimbook.shared.PartialDate;
import org.claimbook.shared.PublicHost;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.WebUrl;
import org.claimbook.shared.Written;
import org.claimbook.source.SourceMention;
import org.jspecify.annotations.Nullable;

/// What a client says of a report when it records or edits one; `text` makes its first revision.
@ReadOnly({"id", "revisions", "version", "createdAt", "updatedAt", "etag"})
public record ReportDraft(
        @NotNull @Written @CodePoints(max = 1_000) String title,
        @Nullable ReportKind kind,
        @LanguageTag @Nullable String language,
        @Valid @Nullable SourceMention publisher,
        @Valid @Nullable SourceMention credit,
        @CodePoints(max = 1_000) @Nullable String byline,
        @WebUrl @Nullable String url,
        @WebUrl @PublicHost @Nullable String archivedUrl,
        @CodePoints(max = 500) @Nullable String externalId,
        @Nullable PartialDate publishedAt,
        @Nullable ReportStatus status,
        @Nullable String text) {

    /// A report as it is recorded; its text is its revisions'.
    static ReportDraft of(ReportView report) {
        return new ReportDraft(
                report.title(),
                report.kind(),
                report.language(),
                SourceMention.of(report.publisher()),
                SourceMention.of(report.credit()),
                report.byline(),
                report.url(),
                report.archivedUrl(),
                report.externalId(),
                report.publishedAt(),
                report.status(),
                null);
    }

    /// The same with a text.
    public ReportDraft with(String text) {
        return new ReportDraft(
                title,
                kind,
                language,
                publisher,
                credit,
                byline,
                url,
                archivedUrl,
                externalId,
                publishedAt,
                status,
                text);
    }

    /// The sources it names, by the pointer at which each stands below the prefix.
    public Map<String, SourceMention> mentions(String prefix) {
        Map<String, SourceMention> mentions = new LinkedHashMap<>();
        if (publisher != null) {
            mentions.put(prefix + "/publisher", publisher);
        }
        if (credit != null) {
            mentions.put(prefix + "/credit", credit);
        }
        return mentions;
    }
}
