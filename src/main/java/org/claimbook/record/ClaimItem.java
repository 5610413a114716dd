package org.claimbook.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.claim.AppearanceView.ReportLabel;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.ClaimRow.Superseded;
import org.claimbook.claim.FigureView;
import org.claimbook.claim.Priority;
import org.claimbook.claim.WorkState;
import org.claimbook.shared.PeriodDraft;
import org.claimbook.source.SourceLabel;
import org.claimbook.verification.StatusView;
import org.jspecify.annotations.Nullable;

/// A claim as lists show it: without findings, responses, links and quotes. `asOf` is there when a
/// past day was asked for: status, sourcing and report are of then, everything else is of today.
public record ClaimItem(
        UUID id,
        String statement,
        ClaimKind kind,
        @Nullable String language,
        List<String> topics,
        @Nullable PeriodDraft happened,
        @Nullable String place,
        @Nullable FigureView figure,
        StatusView status,
        @Nullable String attribution,
        List<SourceLabel> origins,
        List<SourceLabel> carriers,
        @Nullable ReportLabel report,
        int independentOrigins,
        @JsonInclude(Include.NON_NULL) @Nullable WorkState workState,
        @JsonInclude(Include.NON_NULL) @Nullable String assignee,
        @JsonInclude(Include.NON_NULL) @Nullable Instant dueAt,
        @JsonInclude(Include.NON_NULL) @Nullable Instant recheckAt,
        @JsonInclude(Include.NON_NULL) @Nullable Priority priority,
        @Nullable Instant publishedAt,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(Include.NON_NULL) @Nullable Instant asOf,
        @JsonIgnore @Nullable Superseded superseded,
        @JsonIgnore long version) {

    /// What everybody may see.
    ClaimItem publicPart() {
        return new ClaimItem(
                id,
                statement,
                kind,
                language,
                topics,
                happened,
                place,
                figure,
                status.publicPart(superseded != null && superseded.published()),
                attribution,
                origins,
                carriers,
                report,
                independentOrigins,
                null,
                null,
                null,
                null,
                null,
                publishedAt,
                createdAt,
                updatedAt,
                asOf,
                superseded,
                version);
    }
}
