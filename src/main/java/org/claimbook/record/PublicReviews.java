package org.claimbook.record;

import java.util.Optional;
import java.util.UUID;

/// What search engines find in the page of a claim; the room that knows their form writes it.
public interface PublicReviews {

    /// The desk's finding as JSON-LD that can stand within a page; empty if none speaks for the
    /// claim.
    Optional<String> jsonLd(UUID claim);
}
