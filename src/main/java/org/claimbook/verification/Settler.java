package org.claimbook.verification;

import jakarta.persistence.EntityManager;
import org.claimbook.claim.Claims;
import org.claimbook.claim.OpenClaim;
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
    public void settle(OpenClaim claim) {
        entities.flush();
        Knowledge known = knowledge.of(claim.id());
        if (claims.mustHearAccused(claim)) {
            Guards.heard(known);
        }
        claims.settle(claim, known.projection());
    }
}
