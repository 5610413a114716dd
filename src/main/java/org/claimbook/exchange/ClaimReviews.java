package org.claimbook.exchange;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.claim.Claims;
import org.claimbook.claim.Sourcing;
import org.claimbook.claim.Status;
import org.claimbook.claim.StatusPeriod;
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
import org.claimbook.shared.PartialDate;
import org.claimbook.shared.PublicUrl;
import org.claimbook.shared.Versioned;
import org.claimbook.source.SourceLabel;
import org.claimbook.source.Sources;
import org.claimbook.verification.VerificationView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What was found about claims, in the form that search engines and aggregators read. Holds only
/// what everybody may see, whoever asks.
@Component
@Transactional(readOnly = true)
@OpenTo(Caller.ANYBODY)
class ClaimReviews {

    /// A claim, the finding that speaks for it, and the reports that it is in.
    private record Reviewed(ClaimView claim, Told told, Map<UUID, ReportView> reports) {

        @Nullable VerificationView spoken() {
            return claim.verifications().stream()
                    .filter(finding -> finding.id().equals(claim.status().verificationId()))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final WholeClaims whole;
    private final Claims claims;
    private final Reports reports;
    private final Sources sources;
    private final PublicUrl url;

    ClaimReviews(
            WholeClaims whole, Claims claims, Reports reports, Sources sources, PublicUrl url) {
        this.whole = whole;
        this.claims = claims;
        this.reports = reports;
        this.sources = sources;
        this.url = url;
    }

    /// @throws NotFound if there is no such claim, it is not public for whoever asks, or the desk
    ///   has found nothing that speaks for it
    @OpenTo(Caller.ANYBODY)
    Versioned<ClaimReview> of(UUID id, @Nullable Actor reader) {
        ClaimView claim = whole.entire(id, reader);
        Reviewed reviewed = reviewed(List.of(claim)).getFirst();
        VerificationView finding = reviewed.spoken();
        if (finding == null || !finding.verifier().desk()) {
            throw new NotFound(
                    "There is no ClaimReview: no finding of the desk's own speaks for this claim.");
        }
        Rating rating = Rating.of(claim.status().code());
        if (rating == null) {
            throw noVerdict(claim.status().code());
        }
        return new Versioned<>(claim.version(), review(reviewed, finding, rating, null));
    }

    /// One of each claim for which a finding speaks that is a verdict: to whoever is not signed in
    /// of published claims, and of the desk's own.
    @OpenTo(Caller.ROOMS)
    List<Dated<ClaimReview>> many(List<UUID> ids, @Nullable Actor reader) {
        Agent desk = desk();
        List<Dated<ClaimReview>> reviews = new ArrayList<>();
        List<ClaimView> read =
                whole.many(ids, null).stream()
                        .filter(claim -> reader != null || claim.publishedAt() != null)
                        .toList();
        for (Reviewed reviewed : reviewed(read)) {
            VerificationView finding = reviewed.spoken();
            Rating rating = Rating.of(reviewed.claim().status().code());
            if (finding != null
                    && rating != null
                    && (reader != null || finding.verifier().desk())) {
                reviews.add(
                        new Dated<>(
                                reviewed.claim().createdAt(),
                                reviewed.claim().updatedAt(),
                                review(reviewed, finding, rating, desk)));
            }
        }
        return reviews;
    }

    /// Something and when it was recorded and changed.
    record Dated<T>(Instant created, Instant modified, T of) {}

    private static NotFound noVerdict(Status status) {
        return new NotFound("There is no ClaimReview: %s is no verdict.".formatted(status));
    }

    private List<Reviewed> reviewed(List<ClaimView> read) {
        Map<UUID, List<StatusPeriod>> periods =
                claims.periods(read.stream().map(ClaimView::id).toList());
        Map<UUID, ReportView> appearedIn =
                reports.views(
                        read.stream()
                                .flatMap(claim -> claim.appearances().stream())
                                .map(appearance -> appearance.report().id())
                                .collect(toSet()));
        return read.stream()
                .map(claim ->
                        new Reviewed(
                                claim,
                                new Told(
                                        claim.publishedAt(),
                                        periods.getOrDefault(claim.id(), List.of())),
                                appearedIn))
                .toList();
    }

    private Agent desk() {
        return new Agent("NewsMediaOrganization", sources.label(sources.desk()).name());
    }

    /// Others' reviews stand at their own address, and were published when they found it.
    private ClaimReview review(
            Reviewed reviewed, VerificationView finding, Rating rating, @Nullable Agent desk) {
        ClaimView claim = reviewed.claim();
        SourceLabel verifier = finding.verifier();
        boolean own = verifier.desk();
        return new ClaimReview(
                "https://schema.org",
                "ClaimReview",
                claim.id().toString(),
                own || finding.url() == null ? url.of("/claims/" + claim.id()) : finding.url(),
                own
                        ? PartialDate.orNull(reviewed.told().since(finding.id()))
                        : finding.happenedAt(),
                own ? new Agent("NewsMediaOrganization", verifier.name()) : reviewer(verifier),
                desk,
                finding.statement(),
                finding.wording(),
                finding.aspect() == null ? null : finding.aspect().word(),
                rating,
                reviewed(claim, reviewed.reports()),
                own ? reviewed.told().corrections(verifier.id()) : List.of());
    }

    private static Agent reviewer(SourceLabel verifier) {
        Agent known = Agent.of(verifier);
        return known == null ? new Agent("Organization", verifier.name()) : known;
    }

    private static Claim reviewed(ClaimView claim, Map<UUID, ReportView> reports) {
        List<Works> works =
                claim.appearances().stream()
                        .map(appearance ->
                                new Works(
                                        appearance,
                                        Objects.requireNonNull(
                                                reports.get(appearance.report().id()))))
                        .toList();
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
}
