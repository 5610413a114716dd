package org.claimbook.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// ClaimReviews over REST.
@Tag(name = "Claims")
@RestController
class ClaimReviewApi {

    private final ClaimReviews reviews;
    private final Etags etags;

    ClaimReviewApi(ClaimReviews reviews, Etags etags) {
        this.reviews = reviews;
        this.etags = etags;
    }

    @Operation(
            summary = "Read the desk's finding about a claim as a ClaimReview",
            description =
                    "JSON-LD in the terms of schema.org, without what is not public. 404 while no finding of the desk's own speaks for the claim, or one that is no verdict; whoever is not signed in gets those of published claims.")
    @GetMapping(path = "/api/v1/claims/{id}/claim-review", produces = "application/ld+json")
    ResponseEntity<ClaimReview> getClaimReview(@PathVariable UUID id, @Nullable Actor reader) {
        return etags.plain(reviews.of(id, reader));
    }
}
