package org.claimbook.verification;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claimbook.claim.Claims;
import org.claimbook.claim.OpenClaim;
import org.claimbook.claim.Projection;
import org.claimbook.claim.Settling;
import org.springframework.stereotype.Component;

/// Projects the status of a claim from what is known about it, whenever something of that changes.
@Component
class Settler implements Settling {

    private final EntityManager entities;
    private final KnowledgeReader knowledge;
    private final Claims claims;

    Settler(EntityManager entities, KnowledgeReader knowledge, Claims claims) {
        this.entities = entities;
        this.knowledge = knowledge;
        this.claims = claims;
    }

    @Override
    public void settle(Collection<OpenClaim> open) {
        entities.flush();
        List<UUID> ids = open.stream().map(OpenClaim::id).toList();
        Set<UUID> accusing =
                open.stream()
                        .filter(claims::mustHearAccused)
                        .map(OpenClaim::id)
                        .collect(Collectors.toSet());
        Map<UUID, Knowledge> known = knowledge.decisive(ids, accusing);
        Map<OpenClaim, Projection> projections = new LinkedHashMap<>();
        for (OpenClaim claim : open) {
            Knowledge of = Objects.requireNonNull(known.get(claim.id()));
            if (accusing.contains(claim.id())) {
                Guards.heard(of);
            }
            projections.put(claim, of.projection());
        }
        claims.settle(projections);
    }
}
