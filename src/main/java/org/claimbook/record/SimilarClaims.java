package org.claimbook.record;

import java.util.List;
import org.claimbook.shared.Actor;
import org.jspecify.annotations.Nullable;

/// Whether something like it has been recorded already; the room that searches knows.
public interface SimilarClaims {

    /// At most so many recorded claims that resemble a statement, best first; without a language,
    /// the writing tells whether it may be English.
    List<SimilarClaim> to(String statement, @Nullable String language, int most, Actor reader);
}
