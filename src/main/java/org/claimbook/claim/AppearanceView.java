package org.claimbook.claim;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.report.Anchor;
import org.claimbook.report.QuoteContext;
import org.claimbook.report.ReportStatus;
import org.jspecify.annotations.Nullable;

/// A claim in a report; `circular` when a source comes back later in the chain. `context` is there
/// where a claim or an appearance is read by itself, and the quote has a place in the text.
/// `withdrawal` is the first of all: what takes it back, the origin's before others', the newest.
public record AppearanceView(
        UUID id,
        @JsonIgnore UUID claimId,
        ReportLabel report,
        @Nullable Integer revision,
        @Nullable Anchor anchor,
        @Nullable QuoteContext context,
        @Nullable SecondsDraft time,
        boolean circular,
        @Nullable WithdrawalView withdrawal,
        @JsonIgnore List<WithdrawalView> withdrawals,
        List<HopView> chain,
        Instant recordedAt) {

    /// A report as its claims show it.
    public record ReportLabel(UUID id, String title, @Nullable String url, ReportStatus status) {}

    /// What everybody may see: of a report that is withheld no more than the quote.
    public AppearanceView publicPart() {
        return report.status() == ReportStatus.WITHHELD
                ? with(anchor == null ? null : anchor.bare(), null)
                : this;
    }

    /// What the audit keeps.
    AppearanceView withoutContext() {
        return with(anchor, null);
    }

    private AppearanceView with(@Nullable Anchor other, @Nullable QuoteContext around) {
        return new AppearanceView(
                id,
                claimId,
                report,
                revision,
                other,
                around,
                time,
                circular,
                withdrawal,
                withdrawals,
                chain,
                recordedAt);
    }

    /// The original source.
    public HopView origin() {
        return chain.getFirst();
    }

    boolean names(UUID source) {
        return chain.stream().anyMatch(hop -> hop.source().id().equals(source));
    }

    /// Who passed it on last.
    public HopView carrier() {
        return chain.getLast();
    }
}
