package org.claimbook.claim;

import java.util.Collection;
import java.util.List;

/// Whoever projects the status of claims, told of each change that may move one, in the change's
/// transaction.
public interface Settling {

    void settle(Collection<OpenClaim> claims);

    default void settle(OpenClaim claim) {
        settle(List.of(claim));
    }
}
