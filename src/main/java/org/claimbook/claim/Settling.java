package org.claimbook.claim;

/// Whoever projects the status of a claim, told of each change that may move it, in the change's
/// transaction.
public interface Settling {

    void settle(OpenClaim claim);
}
