package org.claimbook.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.claimbook.claim.Status;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// A finding as JSON-LD in the terms of schema.org's `ClaimReview`; what is not known is absent.
/// `identifier` is the claim's id here, `sdPublisher` the desk that hands on what others found.
@JsonInclude(Include.NON_EMPTY)
record ClaimReview(
        @JsonProperty("@context") String context,
        @JsonProperty("@type") String type,
        String identifier,
        String url,
        @Nullable PartialDate datePublished,
        Agent author,
        @Nullable Agent sdPublisher,
        String claimReviewed,
        @Nullable String reviewBody,
        @Nullable String reviewAspect,
        Rating reviewRating,
        Claim itemReviewed,
        List<Correction> correction) {

    /// What was reviewed. `firstAppearance` is where the original source said it; each `appearance`
    /// leads back to one through `isBasedOn`.
    @JsonInclude(Include.NON_EMPTY)
    record Claim(
            @JsonProperty("@type") String type,
            String text,
            @Nullable String inLanguage,
            List<Agent> author,
            @Nullable PartialDate datePublished,
            @Nullable Work firstAppearance,
            List<Work> appearance) {}

    /// What a source published or said, and what it had that from.
    @JsonInclude(Include.NON_EMPTY)
    record Work(
            @JsonProperty("@type") String type,
            @Nullable String headline,
            @Nullable Agent author,
            @Nullable String url,
            @Nullable PartialDate datePublished,
            @Nullable Work isBasedOn) {}

    /// Somebody who says things.
    record Agent(@JsonProperty("@type") String type, String name) {

        /// Null for a document: nobody says who wrote it. Whoever is not known to be a person is an
        /// organisation, the wider of the two that schema.org has.
        static @Nullable Agent of(SourceLabel source) {
            return switch (source.kind()) {
                case PERSON -> new Agent("Person", source.name());
                case OUTLET -> new Agent("NewsMediaOrganization", source.name());
                case ORGANIZATION, ACCOUNT, UNKNOWN -> new Agent("Organization", source.name());
                case DOCUMENT -> null;
            };
        }
    }

    /// A verdict in words, on a scale from 1 to 5 if it is one of truth.
    @JsonInclude(Include.NON_NULL)
    record Rating(
            @JsonProperty("@type") String type,
            String alternateName,
            @Nullable Integer ratingValue,
            @Nullable Integer bestRating,
            @Nullable Integer worstRating) {

        /// Null for what is no verdict.
        static @Nullable Rating of(Status status) {
            return switch (status) {
                case UNVERIFIED -> inWords("Unverified");
                case PARTLY_CONFIRMED -> inWords("Partly confirmed");
                case CORROBORATED -> outOfFive("Corroborated", 4);
                case CONFIRMED -> outOfFive("Confirmed", 5);
                case DISPUTED -> inWords("Disputed");
                case MIXED -> outOfFive("Mixed", 3);
                case REFUTED -> outOfFive("False", 1);
                case RETRACTED -> inWords("Retracted");
                case UNCHECKED, ATTRIBUTED, NOT_CHECKABLE -> null;
            };
        }

        private static Rating inWords(String name) {
            return new Rating("Rating", name, null, null, null);
        }

        private static Rating outOfFive(String name, int value) {
            return new Rating("Rating", name, value, 5, 1);
        }
    }

    /// That the desk found something else before, and said so in public.
    record Correction(@JsonProperty("@type") String type, String text, Instant datePublished) {}
}
