package org.claimbook.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.claim.AppearanceDraft;
import org.claimbook.claim.Channel;
import org.claimbook.claim.HopDraft;
import org.claimbook.claim.Verb;
import org.claimbook.report.Quote;
import org.claimbook.report.ReportView;
import org.claimbook.report.Reports;
import org.claimbook.shared.Actor;
import org.claimbook.source.SourceLabel;
import org.claimbook.source.SourceMention;
import org.claimbook.verification.VerificationView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a form for the next claim of a report begins with: the words that were selected, and the
/// sourcing and topics of the claim before; and what else of that claim it offers to repeat. Where
/// it happened, what was found and what was answered are facts of its own, and never filled in.
@Component
class FirstDrafts {

    record First(ClaimDraft draft, List<Again> again) {}

    private final Reports reports;
    private final ReportClaims reportClaims;
    private final WholeClaims whole;

    FirstDrafts(Reports reports, ReportClaims reportClaims, WholeClaims whole) {
        this.reports = reports;
        this.reportClaims = reportClaims;
        this.whole = whole;
    }

    First from(UUID reportId, @Nullable Quote quote, Actor actor) {
        ReportView report = reports.get(reportId);
        Optional<ReportClaims.Place> last = reportClaims.newest(reportId);
        Optional<ClaimView> before = last.map(place -> whole.one(place.claim(), null, actor));
        List<HopDraft> chain =
                before.stream()
                        .flatMap(claim -> claim.appearances().stream())
                        .filter(in ->
                                last.map(ReportClaims.Place::appearance).get().equals(in.id()))
                        .flatMap(in -> in.chain().stream())
                        .map(HopDraft::of)
                        .map(HopDraft::again)
                        .toList();
        ClaimDraft draft =
                ClaimDraft.of(
                        quote == null || quote.exact() == null ? "" : quote.exact().strip(),
                        report.language(),
                        before.map(ClaimView::topics).orElse(null),
                        new AppearanceDraft(
                                reportId,
                                null,
                                quote,
                                null,
                                chain.isEmpty() ? carrier(report) : chain));
        return new First(draft, again(report, before));
    }

    private static List<Again> again(ReportView report, Optional<ClaimView> before) {
        Optional<Again> finding =
                before.stream()
                        .flatMap(claim -> claim.verifications().stream())
                        .filter(FirstDrafts::isOfOthersAndWhole)
                        .reduce((_, newer) -> newer)
                        .map(Again::of)
                        .or(() -> Optional.ofNullable(report.credit()).map(Again::unverified));
        Optional<Again> response =
                before.stream()
                        .flatMap(claim -> claim.responses().stream())
                        .reduce((_, newer) -> newer)
                        .map(Again::of);
        Optional<Again> place = before.map(ClaimView::place).map(Again::at);
        return Stream.of(place, finding, response).flatMap(Optional::stream).toList();
    }

    private static boolean isOfOthersAndWhole(VerificationView finding) {
        return finding.isPublic()
                && finding.status() != null
                && finding.aspect() == null
                && finding.qualifier() == null
                && !finding.verifier().desk();
    }

    /// Whoever the report credits, else who published it.
    private static List<HopDraft> carrier(ReportView report) {
        return Stream.of(
                        Optional.ofNullable(report.credit()),
                        Optional.ofNullable(report.publisher()))
                .flatMap(Optional::stream)
                .limit(1)
                .map(FirstDrafts::reported)
                .toList();
    }

    private static HopDraft reported(SourceLabel source) {
        SourceMention mention =
                new SourceMention(source.id(), source.name(), null, null, null, null);
        return new HopDraft(
                mention, Verb.REPORTED, null, Channel.ARTICLE, null, null, null, null, null, null);
    }
}
