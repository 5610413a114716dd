package org.claimbook.record;

import java.util.List;
import java.util.UUID;
import org.claimbook.audit.AuditTrail;
import org.claimbook.audit.ChangeView;
import org.claimbook.claim.Claims;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What was done to a claim and its parts.
@Component
@Transactional(readOnly = true)
@OpenTo(Caller.READER)
class History {

    private final Claims claims;
    private final AuditTrail trail;

    History(Claims claims, AuditTrail trail) {
        this.claims = claims;
        this.trail = trail;
    }

    /// Newest first; of those before a place in the order, if one is given.
    @OpenTo(Caller.READER)
    List<ChangeView> of(UUID claim, @Nullable Long before, int limit) {
        return trail.ofClaim(claim, claims.parts(claim), before, limit);
    }
}
