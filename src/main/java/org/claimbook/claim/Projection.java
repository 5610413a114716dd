package org.claimbook.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known about a claim: the status, by whom, from which finding, and whether something
/// waits or differs.
public record Projection(
        Status status,
        @Nullable UUID by,
        @Nullable UUID verificationId,
        boolean pending,
        boolean differs) {

    /// The same by another.
    Projection by(@Nullable UUID other) {
        return new Projection(status, other, verificationId, pending, differs);
    }
}
