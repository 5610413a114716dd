package org.claimbook.audit;

import java.util.Optional;

/// What a room above keeps that can be proven to be as it was written; asked whenever the audit is
/// verified, in its transaction.
public interface Provable {

    /// The first row that is not, reading a few at a time.
    Optional<Broken> firstBroken();

    /// How many rows there are to prove.
    long rows();
}
