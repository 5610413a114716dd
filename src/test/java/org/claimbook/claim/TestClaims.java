package org.claimbook.claim;

import java.util.Map;
import java.util.UUID;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Claims with nothing but a statement.
@Component
public class TestClaims {

    private final Claims claims;
    private final Settling settling;

    TestClaims(Claims claims, Settling settling) {
        this.claims = claims;
        this.settling = settling;
    }

    /// Records one and answers its id.
    @Transactional
    public UUID record(String statement) {
        OpenClaim open = claims.fresh();
        claims.together(() -> {
            claims.create(
                    open,
                    new ClaimFields(
                            statement, null, null, null, null, null, null, null, null, null, null,
                            null),
                    Map.of(),
                    new Faults(),
                    TestUsers.actor(Role.EDITOR));
            settling.settle(open);
        });
        return open.id();
    }
}
