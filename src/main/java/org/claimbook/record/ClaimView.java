package org.claimbook.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.claim.AppearanceView;
import org.claimbook.claim.ClaimKind;
import org.claimbook.claim.ClaimRow.Superseded;
import org.claimbook.claim.FigureView;
import org.claimbook.claim.LinkView;
import org.claimbook.claim.Priority;
import org.claimbook.claim.WorkState;
import org.claimbook.response.ResponseView;
import org.claimbook.shared.PeriodDraft;
import org.claimbook.verification.StatusView;
import org.claimbook.verification.VerificationView;
import org.jspecify.annotations.Nullable;

/// A claim whole. `asOf` is there when a past day was asked for: status, findings, responses and
/// appearances are of then, everything else is of today.
public record ClaimView(
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
        int independentOrigins,
        @JsonInclude(Include.NON_NULL) @Nullable WorkState workState,
        @JsonInclude(Include.NON_NULL) @Nullable String assignee,
        @JsonInclude(Include.NON_NULL) @Nullable Instant dueAt,
        @JsonInclude(Include.NON_NULL) @Nullable Instant recheckAt,
        @JsonInclude(Include.NON_NULL) @Nullable Priority priority,
        @Nullable Instant publishedAt,
        List<AppearanceView> appearances,
        List<VerificationView> verifications,
        List<ResponseView> responses,
        List<LinkView> links,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(Include.NON_NULL) @Nullable Instant asOf,
        @JsonIgnore @Nullable Superseded superseded,
        @JsonIgnore long version) {

    /// What everybody may see: no work of ours, no reasons, nothing that waits or was taken back.
    ClaimView publicPart() {
        return new ClaimView(
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
                independentOrigins,
                null,
                null,
                null,
                null,
                null,
                publishedAt,
                appearances.stream().map(AppearanceView::publicPart).toList(),
                verifications.stream()
                        .filter(VerificationView::isPublic)
                        .map(VerificationView::publicPart)
                        .toList(),
                responses.stream().map(ResponseView::publicPart).toList(),
                links.stream()
                        .filter(link -> link.from().published() && link.to().published())
                        .map(LinkView::publicPart)
                        .toList(),
                createdAt,
                updatedAt,
                asOf,
                superseded,
                version);
    }
}
