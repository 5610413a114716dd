package org.claimbook.exchange;

import java.util.List;
import org.claimbook.claim.AppearanceView;
import org.claimbook.claim.HopView;
import org.claimbook.claim.Said;
import org.claimbook.exchange.ClaimReview.Agent;
import org.claimbook.exchange.ClaimReview.Work;
import org.claimbook.report.ReportView;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.SourceKind;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// A claim in a report as schema.org has it: works, each based on the one before it in the chain. A
/// source that disowns what it is said to have said is left out.
record Works(AppearanceView appearance, ReportView report) {

    /// The report, and through whom it came.
    Work whole() {
        List<HopView> before = appearance.chain().subList(0, appearance.chain().size() - 1);
        Work based = null;
        for (HopView hop : before) {
            based = hop.counts() ? work(hop, based) : based;
        }
        return new Work(
                type(report),
                report.title(),
                appearance.carrier().counts() ? Agent.of(appearance.carrier().source()) : null,
                report.url(),
                report.publishedAt(),
                based);
    }

    boolean hasOrigin() {
        return appearance.origin().counts();
    }

    /// What the original source published or said: the report itself, if nobody stands between.
    Work original() {
        return appearance.chain().size() == 1 ? whole() : work(appearance.origin(), null);
    }

    /// When the original source said it, if the chain tells.
    @Nullable PartialDate said() {
        return date(appearance.origin().said());
    }

    private static Work work(HopView hop, @Nullable Work based) {
        SourceLabel source = hop.source();
        PartialDate said = date(hop.said());
        return source.kind() == SourceKind.DOCUMENT
                ? new Work("DigitalDocument", source.name(), null, hop.url(), said, based)
                : new Work(type(hop), null, Agent.of(source), hop.url(), said, based);
    }

    private static @Nullable PartialDate date(@Nullable Said said) {
        return said == null ? null : said.value();
    }

    private static String type(HopView hop) {
        return switch (hop.channel()) {
            case SOCIAL_MEDIA -> "SocialMediaPosting";
            case VIDEO -> "VideoObject";
            case DOCUMENT -> "DigitalDocument";
            case ARTICLE -> "Article";
            case INTERVIEW, STATEMENT, BRIEFING, BROADCAST, UNKNOWN -> "CreativeWork";
        };
    }

    private static String type(ReportView report) {
        return switch (report.kind()) {
            case ARTICLE -> "NewsArticle";
            case POST -> "SocialMediaPosting";
            case PRESS_RELEASE -> "Article";
            case DOCUMENT -> "DigitalDocument";
            case BROADCAST, STATEMENT, OTHER -> "CreativeWork";
        };
    }
}
