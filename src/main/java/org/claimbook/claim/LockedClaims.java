package org.claimbook.claim;

import java.util.UUID;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Merged;
import org.claimbook.shared.NotFound;
import org.springframework.stereotype.Component;

/// Locks recorded claims for writing.
@Component
class LockedClaims {

    private final ClaimRepository claims;

    LockedClaims(ClaimRepository claims) {
        this.claims = claims;
    }

    /// @throws NotFound if there is no such claim
    /// @throws Merged if it was merged into another
    Claim get(UUID id, Expected expected) {
        Claim claim =
                claims.findForUpdateById(id)
                        .filter(found -> !found.isDeleted())
                        .orElseThrow(() -> new NotFound("claim", id));
        if (claim.isMerged()) {
            throw new Merged("claim", id, claims.findReader(id));
        }
        expected.check(claim.version());
        return claim;
    }
}
