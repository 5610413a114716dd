package org.claimbook.exchange;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimbook.claim.Claims;
import org.claimbook.claim.HopView;
import org.claimbook.claim.StatusPeriod;
import org.claimbook.exchange.ClaimReview.Rating;
import org.claimbook.exchange.FactCheckPage.Checked;
import org.claimbook.exchange.FactCheckPage.Publisher;
import org.claimbook.exchange.FactCheckPage.Review;
import org.claimbook.record.ClaimView;
import org.claimbook.record.WholeClaims;
import org.claimbook.report.ReportView;
import org.claimbook.report.Reports;
import org.claimbook.search.ClaimFilter;
import org.claimbook.search.ClaimHit;
import org.claimbook.search.ClaimParameters;
import org.claimbook.search.ClaimSearch;
import org.claimbook.search.ReviewFilter;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Cursors;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.PublicUrl;
import org.claimbook.verification.VerificationView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.CollectionUtils;

/// Finds published claims and what was found about them in public, as the Fact Check Tools API
/// does; the same for everybody.
@Component
@Transactional(readOnly = true)
@OpenTo(Caller.ANYBODY)
class FactChecks {

    private final ClaimSearch search;
    private final WholeClaims whole;
    private final Claims claims;
    private final Reports reports;
    private final Cursors cursors;
    private final PublicUrl url;
    private final Clock clock;

    FactChecks(
            ClaimSearch search,
            WholeClaims whole,
            Claims claims,
            Reports reports,
            Cursors cursors,
            PublicUrl url,
            Clock clock) {
        this.search = search;
        this.whole = whole;
        this.claims = claims;
        this.reports = reports;
        this.cursors = cursors;
        this.url = url;
        this.clock = clock;
    }

    /// @throws org.claimbook.shared.BadRequest if the token continues another search
    FactCheckPage search(FactCheckQuery query) {
        List<@Nullable String> after =
                query.pageToken() == null ? null : cursors.read(query.binding(), query.pageToken());
        List<ClaimHit> hits =
                search.reviewed(
                        filter(query),
                        new ReviewFilter(
                                query.site(),
                                site(url.of("/")),
                                query.maxAgeDays() == null
                                        ? null
                                        : clock.instant()
                                                .minus(Duration.ofDays(query.maxAgeDays()))),
                        after,
                        after == null ? query.offset() : 0,
                        query.pageSize() + 1);
        List<ClaimHit> page = hits.subList(0, Math.min(hits.size(), query.pageSize()));
        return new FactCheckPage(
                checked(page.stream().map(ClaimHit::id).toList(), query.site()),
                hits.size() == page.size() ? null : token(query, page.getLast()));
    }

    private ClaimFilter filter(FactCheckQuery query) {
        return new ClaimParameters(
                        CollectionUtils.toMultiValueMap(query.filters()), true, clock.instant())
                .filter();
    }

    private String token(FactCheckQuery query, ClaimHit last) {
        return cursors.write(query.binding(), Arrays.asList(last.key(), last.id()));
    }

    private List<Checked> checked(List<UUID> ids, @Nullable String site) {
        Map<UUID, List<StatusPeriod>> periods = claims.periods(ids);
        List<ClaimView> found = whole.many(ids, null);
        Map<UUID, ReportView> read = reports.views(reports(found));
        return found.stream()
                .filter(claim -> claim.publishedAt() != null)
                .map(claim ->
                        checked(claim, periods.getOrDefault(claim.id(), List.of()), read, site))
                .filter(claim -> !claim.claimReview().isEmpty())
                .toList();
    }

    private Checked checked(
            ClaimView claim,
            List<StatusPeriod> periods,
            Map<UUID, ReportView> read,
            @Nullable String publisher) {
        HopView origin =
                claim.appearances().stream()
                        .map(appearance -> appearance.origin())
                        .filter(HopView::counts)
                        .findFirst()
                        .orElse(null);
        return new Checked(
                claim.statement(),
                origin == null ? null : origin.source().name(),
                origin == null || origin.said() == null ? null : origin.said().value().at(),
                claim.verifications().stream()
                        .filter(finding -> rates(finding, claim))
                        .map(finding -> review(finding, claim, periods, read))
                        .filter(review -> publisher == null || isAt(review, publisher))
                        .sorted(Comparator.comparing(Review::reviewDate).reversed())
                        .toList());
    }

    /// Of the desk only what speaks for the claim: the rest was overtaken.
    private static boolean rates(VerificationView finding, ClaimView claim) {
        boolean speaks =
                !finding.verifier().desk() || finding.id().equals(claim.status().verificationId());
        return speaks && finding.isPublic() && rating(finding) != null;
    }

    /// In the reviewer's own words, if they are known.
    private static @Nullable String rating(VerificationView finding) {
        if (finding.given() != null && finding.given().label() != null) {
            return finding.given().label();
        }
        Rating rating = finding.status() == null ? null : Rating.of(finding.status());
        return rating == null ? null : rating.alternateName();
    }

    private Review review(
            VerificationView finding,
            ClaimView claim,
            List<StatusPeriod> periods,
            Map<UUID, ReportView> read) {
        boolean own = finding.verifier().desk();
        String address =
                own || finding.url() == null ? url.of("/claims/" + claim.id()) : finding.url();
        return new Review(
                new Publisher(finding.verifier().name(), site(address)),
                address,
                own || finding.url() == null ? claim.statement() : title(finding, read),
                own ? told(finding, claim, periods) : found(finding),
                String.valueOf(rating(finding)),
                claim.language());
    }

    private static Set<UUID> reports(List<ClaimView> claims) {
        return claims.stream()
                .flatMap(claim -> claim.verifications().stream())
                .flatMap(finding -> Stream.ofNullable(finding.reportId()))
                .collect(Collectors.toSet());
    }

    /// Of the report that the finding was published in, if it is known here.
    private static @Nullable String title(VerificationView finding, Map<UUID, ReportView> read) {
        ReportView report = finding.reportId() == null ? null : read.get(finding.reportId());
        return report == null ? null : report.title();
    }

    private static Instant told(
            VerificationView finding, ClaimView claim, List<StatusPeriod> periods) {
        return Objects.requireNonNull(new Told(claim.publishedAt(), periods).since(finding.id()));
    }

    private static Instant found(VerificationView finding) {
        return finding.happenedAt() == null ? finding.recordedAt() : finding.happenedAt().at();
    }

    private static boolean isAt(Review review, String site) {
        String published = String.valueOf(review.publisher().site());
        return published.equals(site) || published.endsWith("." + site);
    }

    private static String site(String address) {
        String host = URI.create(address).getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    }
}
