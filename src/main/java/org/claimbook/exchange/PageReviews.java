package org.claimbook.exchange;

import java.util.Optional;
import java.util.UUID;
import org.claimbook.record.PublicReviews;
import org.claimbook.shared.NotFound;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes ClaimReviews into the pages of claims.
@Component
class PageReviews implements PublicReviews {

    private final ClaimReviews reviews;
    private final JsonMapper json;

    PageReviews(ClaimReviews reviews, JsonMapper json) {
        this.reviews = reviews;
        this.json = json;
    }

    /// No `<` ends the element that it stands in.
    @Override
    public Optional<String> jsonLd(UUID claim) {
        try {
            String review = json.writeValueAsString(reviews.of(claim, null).body());
            return Optional.of(review.replace("<", "\\u003c"));
        } catch (NotFound _) {
            return Optional.empty();
        }
    }
}
