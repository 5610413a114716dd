package org.claimbook.verification;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.claim.AppearanceView;
import org.claimbook.claim.AppearanceViews;
import org.claimbook.claim.Claims;
import org.claimbook.claim.OpenClaim;
import org.claimbook.claim.Projection;
import org.claimbook.claim.Settling;
import org.claimbook.response.ResponseView;
import org.claimbook.response.ResponseViews;
import org.springframework.stereotype.Component;

/// Projects the status of a claim from what is known about it, whenever something of that changes.
@Component
class Settler implements Settling {

    private final EntityManager entities;
    private final VerificationViews verifications;
    private final AppearanceViews appearances;
    private final ResponseViews responses;
    private final Claims claims;

    Settler(
            EntityManager entities,
            VerificationViews verifications,
            AppearanceViews appearances,
            ResponseViews responses,
            Claims claims) {
        this.entities = entities;
        this.verifications = verifications;
        this.appearances = appearances;
        this.responses = responses;
        this.claims = claims;
    }

    @Override
    public void settle(Collection<OpenClaim> open) {
        entities.flush();
        Map<OpenClaim, Projection> projections = new LinkedHashMap<>();
        known(open)
                .forEach((claim, known) -> {
                    if (claims.mustHearAccused(claim)) {
                        Guards.heard(known);
                    }
                    projections.put(claim, known.projection());
                });
        claims.settle(projections);
    }

    /// Where a finding says what the status is, what else is known is not asked for, unless those
    /// must be heard whom it accuses.
    private Map<OpenClaim, Knowledge> known(Collection<OpenClaim> open) {
        Map<UUID, List<VerificationView>> found =
                verifications.of(open.stream().map(OpenClaim::id).toList(), null);
        List<UUID> rest =
                open.stream()
                        .filter(claim ->
                                claims.mustHearAccused(claim)
                                        || new Findings(of(claim, found)).shown().isEmpty())
                        .map(OpenClaim::id)
                        .toList();
        Map<UUID, List<AppearanceView>> appeared =
                rest.isEmpty() ? Map.of() : appearances.of(rest, null);
        Map<UUID, List<ResponseView>> answered =
                rest.isEmpty() ? Map.of() : responses.of(rest, null);
        Map<OpenClaim, Knowledge> known = new LinkedHashMap<>();
        open.forEach(claim ->
                known.put(
                        claim,
                        new Knowledge(of(claim, appeared), of(claim, found), of(claim, answered))));
        return known;
    }

    private static <T> List<T> of(OpenClaim claim, Map<UUID, List<T>> parts) {
        return parts.getOrDefault(claim.id(), List.of());
    }
}
