package org.claimbook.exchange;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.claim.Claims;
import org.claimbook.claim.Sourcing;
import org.claimbook.exchange.ClaimReview.Agent;
import org.claimbook.exchange.ClaimReview.Claim;
import org.claimbook.exchange.ClaimReview.Rating;
import org.claimbook.record.ClaimView;
import org.claimbook.record.WholeClaims;
import org.claimbook.report.ReportView;
import org.claimbook.report.Reports;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.PublicUrl;
import org.claimbook.shared.Versioned;
import org.claimbook.verification.VerificationView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the desk found about a claim, in the form that search engines and aggregators read. Holds
/// only what everybody may see, whoever asks.
@Component
@Transactional(readOnly = true)
@OpenTo(Caller.ANYBODY)
class ClaimReviews {

    private final WholeClaims whole;
    private final Claims claims;
    private final Reports reports;
    private final PublicUrl url;

    ClaimReviews(WholeClaims whole, Claims claims, Reports reports, PublicUrl url) {
        this.whole = whole;
        this.claims = claims;
        this.reports = reports;
        this.url = url;
    }

    /// @throws NotFound if there is no such claim, it is not public for whoever asks, or the desk
    ///   has found nothing that speaks for it
    @OpenTo(Caller.ANYBODY)
    Versioned<ClaimReview> of(UUID id, @Nullable Actor reader) {
        ClaimView claim = whole.entire(id, reader);
        return new Versioned<>(claim.version(), review(claim, spoken(claim), rating(claim)));
    }

    private static VerificationView spoken(ClaimView claim) {
        return claim.verifications().stream()
                .filter(finding -> finding.id().equals(claim.status().verificationId()))
                .filter(finding -> finding.verifier().desk())
                .findFirst()
                .orElseThrow(() ->
                        new NotFound(
                                "There is no ClaimReview: no finding of the desk's own speaks for this claim."));
    }

    private static Rating rating(ClaimView claim) {
        Rating rating = Rating.of(claim.status().code());
        if (rating == null) {
            throw new NotFound(
                    "There is no ClaimReview: %s is no verdict.".formatted(claim.status().code()));
        }
        return rating;
    }

    private ClaimReview review(ClaimView claim, VerificationView finding, Rating rating) {
        Told told =
                new Told(
                        claim.publishedAt(),
                        claims.periods(List.of(claim.id())).getOrDefault(claim.id(), List.of()));
        return new ClaimReview(
                "https://schema.org",
                "ClaimReview",
                url.of("/api/v1/claims/" + claim.id()),
                told.since(finding.id()),
                new Agent("NewsMediaOrganization", finding.verifier().name()),
                finding.statement(),
                finding.wording(),
                finding.aspect() == null ? null : finding.aspect().word(),
                rating,
                reviewed(claim),
                told.corrections(finding.verifier().id()));
    }

    private Claim reviewed(ClaimView claim) {
        List<Works> works = works(claim);
        Works first = works.stream().filter(Works::hasOrigin).findFirst().orElse(null);
        return new Claim(
                "Claim",
                claim.statement(),
                claim.language(),
                new Sourcing(claim.appearances())
                        .origins().stream()
                                .flatMap(source -> Stream.ofNullable(Agent.of(source)))
                                .toList(),
                first == null ? null : first.said(),
                first == null ? null : first.original(),
                works.stream().map(Works::whole).toList());
    }

    private List<Works> works(ClaimView claim) {
        Map<UUID, ReportView> read =
                reports.views(
                        claim.appearances().stream()
                                .map(appearance -> appearance.report().id())
                                .collect(toSet()));
        return claim.appearances().stream()
                .map(appearance ->
                        new Works(
                                appearance,
                                Objects.requireNonNull(read.get(appearance.report().id()))))
                .toList();
    }
}
