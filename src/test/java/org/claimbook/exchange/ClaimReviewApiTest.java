package org.claimbook.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.claimbook.WholeClaimTest;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

class ClaimReviewApiTest extends WholeClaimTest {

    private static final String FOUND =
            """
            {"status": "%s", "rationale": "Because.",
             "evidence": [{"kind": "LINK", "stance": "SUPPORTS"}, {"kind": "LINK", "stance": "CONTRADICTS"}]}
            """;
    private static final String ASKED = "{\"party\": {\"name\": \"Kyiv\"}, \"outcome\": \"ASKED\"}";

    @ParameterizedTest
    @CsvSource({
        "UNVERIFIED, Unverified,",
        "PARTLY_CONFIRMED, Partly confirmed,",
        "CORROBORATED, Corroborated, 4",
        "CONFIRMED, Confirmed, 5",
        "DISPUTED, Disputed,",
        "MIXED, Mixed, 3",
        "REFUTED, False, 1",
        "RETRACTED, Retracted,"
    })
    void eachVerdictHasItsWordsAndANumberIfItIsOneOfTruth(
            String status, String words, Integer value) throws Exception {
        String claim = aClaim();
        found(claim, status);
        JsonNode review = review(claim);
        assertThat(review.path("reviewRating"))
                .isEqualTo(
                        json(
                                value == null
                                        ? "{\"@type\": \"Rating\", \"alternateName\": \"%s\"}"
                                                .formatted(words)
                                        : "{\"@type\": \"Rating\", \"alternateName\": \"%s\", \"ratingValue\": %d, \"bestRating\": 5, \"worstRating\": 1}"
                                                .formatted(words, value)));
        assertThat(SchemaOrg.wrongIn(review)).isEmpty();
    }

    @Test
    void whatIsNoVerdictIsNotReviewed() throws Exception {
        String claim = created(CLAIMS, claim("It is so."));
        refused(claim, "no finding of the desk's own");
        created(claim + "/appearances", appearance("blew himself up"));
        refused(claim, "no finding of the desk's own");
        found(claim, "NOT_CHECKABLE");
        refused(claim, "NOT_CHECKABLE is no verdict");
    }

    @Test
    void onlyTheDeskSpeaksInItsReviews() throws Exception {
        String claim = created(CLAIMS, couldNotVerify());
        refused(claim, "no finding of the desk's own");
        created(claim + "/responses", ASKED.replace("ASKED", "DENIED"));
        refused(claim, "no finding of the desk's own");
        found(claim, "DISPUTED");
        assertThat(review(claim).path("author"))
                .isEqualTo(json("{\"@type\": \"NewsMediaOrganization\", \"name\": \"Our desk\"}"));
    }

    @Test
    void whatWaitsForASecondPersonOrWasTakenBackIsNotReviewed() throws Exception {
        String claim = aClaim();
        String finding = created(claim + "/verifications", FOUND.formatted("CONFIRMED"));
        refused(claim, "no finding of the desk's own");
        sign(finding);
        assertThat(words(claim)).isEqualTo("Confirmed");
        String back =
                created(
                        claim + "/verifications",
                        "{\"voids\": \"%s\", \"rationale\": \"Wrong video.\"}"
                                .formatted(id(finding)));
        assertThat(words(claim)).isEqualTo("Confirmed");
        sign(back);
        refused(claim, "no finding of the desk's own");
    }

    @Test
    void aFindingOfOneAspectSaysWhich() throws Exception {
        String claim = aClaim();
        created(
                claim + "/verifications",
                """
                {"status": "PARTLY_CONFIRMED", "aspect": "WHERE", "wording": "The video was filmed there."}
                """);
        JsonNode review = review(claim);
        assertThat(review.path("reviewAspect").asString()).isEqualTo("Place");
        assertThat(review.path("reviewBody").asString()).isEqualTo("The video was filmed there.");
        assertThat(review.path("claimReviewed").asString()).isEqualTo("It is so.");
        assertThat(SchemaOrg.wrongIn(review)).isEmpty();
    }

    @Test
    void aChainReadsFromTheReportBackToItsOrigin() throws Exception {
        String claim =
                created(
                        CLAIMS,
                        """
                        {"statement": "Some were captured.", "language": "en", "appearances": [
                           {"report": {"title": "Soldiers captured", "kind": "ARTICLE", "url": "https://news.example/1", "publishedAt": "2025-01-14"}, "chain": [
                              {"source": {"name": "Spy agency", "kind": "ORGANIZATION"}, "verb": "BRIEFED", "channel": "BRIEFING", "said": {"value": "2025-01-13"}},
                              {"source": {"description": "a South Korean lawmaker", "kind": "PERSON"}, "verb": "SAID"},
                              {"source": {"name": "Reuters", "kind": "OUTLET"}, "verb": "REPORTED"}]},
                           {"report": {"title": "A post", "kind": "POST", "url": "https://social.example/2"}, "chain": [
                              {"source": {"name": "Mia", "kind": "PERSON"}, "verb": "POSTED", "channel": "SOCIAL_MEDIA"}]}]}
                        """);
        found(claim, "UNVERIFIED");
        JsonNode review = review(claim);
        assertThat(review.path("itemReviewed"))
                .isEqualTo(
                        json(
                                """
                                {"@type": "Claim", "text": "Some were captured.", "inLanguage": "en",
                                 "author": [{"@type": "Organization", "name": "Spy agency"}, {"@type": "Person", "name": "Mia"}],
                                 "datePublished": "2025-01-13",
                                 "firstAppearance": {"@type": "CreativeWork", "author": {"@type": "Organization", "name": "Spy agency"}, "datePublished": "2025-01-13"},
                                 "appearance": [
                                    {"@type": "NewsArticle", "headline": "Soldiers captured", "author": {"@type": "NewsMediaOrganization", "name": "Reuters"},
                                     "url": "https://news.example/1", "datePublished": "2025-01-14",
                                     "isBasedOn": {"@type": "CreativeWork", "author": {"@type": "Person", "name": "a South Korean lawmaker"},
                                        "isBasedOn": {"@type": "CreativeWork", "author": {"@type": "Organization", "name": "Spy agency"}, "datePublished": "2025-01-13"}}},
                                    {"@type": "SocialMediaPosting", "headline": "A post", "author": {"@type": "Person", "name": "Mia"}, "url": "https://social.example/2"}]}
                                """));
        assertThat(SchemaOrg.wrongIn(review)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SOCIAL_MEDIA",
                "INTERVIEW",
                "STATEMENT",
                "BRIEFING",
                "VIDEO",
                "DOCUMENT",
                "BROADCAST",
                "ARTICLE",
                "UNKNOWN"
            })
    void whateverTheChannelAndWhoeverTheSourceItIsValid(String channel) throws Exception {
        for (String kind :
                List.of("PERSON", "ORGANIZATION", "OUTLET", "ACCOUNT", "DOCUMENT", "UNKNOWN")) {
            String claim =
                    created(
                            CLAIMS,
                            """
                            {"statement": "It is so.", "appearances": [{"report": {"title": "R"}, "chain": [
                                {"source": {"name": "%1$s source", "kind": "%1$s"}, "verb": "SAID", "channel": "%2$s", "url": "https://a.example/"},
                                {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}]}
                            """
                                    .formatted(kind, channel));
            found(claim, "UNVERIFIED");
            assertThat(SchemaOrg.wrongIn(review(claim))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ARTICLE",
                "POST",
                "BROADCAST",
                "STATEMENT",
                "DOCUMENT",
                "PRESS_RELEASE",
                "OTHER"
            })
    void whateverTheReportItIsValid(String kind) throws Exception {
        String claim =
                created(
                        CLAIMS,
                        """
                        {"statement": "It is so.", "appearances": [{"report": {"title": "R", "kind": "%s"}, "chain": [{"source": {"name": "Kyiv"}, "verb": "SAID"}]}]}
                        """
                                .formatted(kind));
        found(claim, "UNVERIFIED");
        JsonNode review = review(claim);
        assertThat(SchemaOrg.wrongIn(review)).isEmpty();
        assertThat(review.path("itemReviewed").path("firstAppearance"))
                .isEqualTo(review.path("itemReviewed").path("appearance").path(0));
    }

    @Test
    void whoDisownsItIsNotNamedAsItsAuthor() throws Exception {
        String claim =
                created(
                        CLAIMS,
                        """
                        {"statement": "It is so.", "appearances": [{"report": {"title": "R"}, "chain": [
                            {"source": {"name": "Kyiv"}, "verb": "SAID", "standing": "DISOWNED"}, {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}]}
                        """);
        found(claim, "UNVERIFIED");
        JsonNode review = review(claim);
        assertThat(review.toString()).contains("Reuters").doesNotContain("Kyiv");
        assertThat(review.path("itemReviewed").propertyNames())
                .doesNotContain("author", "firstAppearance");
        assertThat(SchemaOrg.wrongIn(review)).isEmpty();
    }

    @Test
    void thePublicReadsTheReviewsOfPublishedClaimsAndTheSameAsTheDesk() throws Exception {
        String claim = aClaim();
        found(claim, "UNVERIFIED");
        assertThat(review(claim).propertyNames()).doesNotContain("datePublished");
        anonymously(claim + "/claim-review").andExpect(status().isNotFound());
        publish(claim);
        JsonNode published = answer(200, anonymously(claim + "/claim-review"));
        assertThat(published).isEqualTo(review(claim));
        assertThat(published.path("datePublished")).isEqualTo(read(claim).path("publishedAt"));
        assertThat(published.path("url").asString())
                .isEqualTo("http://localhost/claims/" + id(claim));
        perform(request(HttpMethod.DELETE, claim + "/publication").header("If-Match", etag(claim)));
        anonymously(claim + "/claim-review").andExpect(status().isNotFound());
        get(CLAIMS + "/" + NOBODY + "/claim-review").andExpect(status().isNotFound());
    }

    @Test
    void whatTheDeskLeavesInPublicIsACorrection() throws Exception {
        String claim = aClaim();
        created(claim + "/responses", ASKED);
        found(claim, "REFUTED");
        found(claim, "CONFIRMED");
        publish(claim);
        assertThat(review(claim).has("correction")).isFalse();
        found(claim, "CONFIRMED");
        assertThat(review(claim).has("correction")).isFalse();
        found(claim, "MIXED");
        JsonNode review = answer(200, anonymously(claim + "/claim-review"));
        String since = review.path("datePublished").asString();
        assertThat(review.path("correction"))
                .isEqualTo(
                        json(
                                """
                                [{"@type": "CorrectionComment", "text": "We had found before: Confirmed.", "datePublished": "%s"}]
                                """
                                        .formatted(since)));
        assertThat(since).isGreaterThan(read(claim).path("publishedAt").asString());
        assertThat(SchemaOrg.wrongIn(review)).isEmpty();
    }

    @Test
    void takingBackInPublicIsACorrectionOnceTheDeskSpeaksAgain() throws Exception {
        String claim = aClaim();
        publish(claim);
        String finding = created(claim + "/verifications", FOUND.formatted("CONFIRMED"));
        sign(finding);
        sign(
                created(
                        claim + "/verifications",
                        "{\"voids\": \"%s\", \"rationale\": \"Wrong.\"}".formatted(id(finding))));
        found(claim, "UNVERIFIED");
        assertThat(
                        texts(
                                review(claim).path("correction"),
                                correction -> correction.path("text").asString()))
                .containsExactly("We had found before: Confirmed.");
    }

    @Test
    void itIsJsonLdWithAnEntityTag() throws Exception {
        String claim = aClaim();
        found(claim, "UNVERIFIED");
        String tag =
                String.valueOf(
                        get(claim + "/claim-review")
                                .andExpect(content().contentType("application/ld+json"))
                                .andReturn()
                                .getResponse()
                                .getHeader("ETag"));
        for (String known : List.of(tag, "*")) {
            perform(request(HttpMethod.GET, claim + "/claim-review").header("If-None-Match", known))
                    .andExpect(status().isNotModified())
                    .andExpect(header().string("ETag", tag));
        }
        perform(request(HttpMethod.GET, claim + "/claim-review").header("Accept", "text/html"))
                .andExpect(status().isNotAcceptable());
        perform(
                        request(HttpMethod.GET, created(CLAIMS, claim("A.")) + "/claim-review")
                                .header("Accept", "application/ld+json"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType("application/problem+json"));
    }

    @Test
    void theTermsAreReallyAskedFor() {
        JsonNode wrong =
                json(
                        """
                        {"@context": "https://schema.org", "@type": "ClaimReview", "etag": "1", "author": {"@type": "Rating"},
                         "datePublished": "yesterday", "itemReviewed": {"@type": "Lie"}, "reviewRating": {"@type": "Rating", "ratingValue": null}}
                        """);
        assertThat(SchemaOrg.wrongIn(wrong)).hasSize(6);
    }

    private String aClaim() throws Exception {
        return created(
                CLAIMS,
                """
                {"statement": "It is so.", "appearances": [
                    {"report": {"title": "R"}, "chain": [{"source": {"name": "Kyiv"}, "verb": "SAID"}]},
                    {"report": {"title": "S"}, "chain": [{"source": {"name": "Seoul"}, "verb": "SAID"}]}]}
                """);
    }

    private void found(String claim, String status) throws Exception {
        String finding = created(claim + "/verifications", FOUND.formatted(status));
        if (read(finding).path("pending").asBoolean()) {
            sign(finding);
        }
    }

    private void sign(String finding) throws Exception {
        as(Role.REVIEWER, onTopOf(finding, finding + "/sign-off")).andExpect(status().isOk());
    }

    private void publish(String claim) throws Exception {
        perform(onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
    }

    private JsonNode review(String claim) throws Exception {
        return answer(200, get(claim + "/claim-review"));
    }

    private String words(String claim) throws Exception {
        return review(claim).path("reviewRating").path("alternateName").asString();
    }

    private ResultActions refused(String claim, String reason) throws Exception {
        return get(claim + "/claim-review")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString(reason)));
    }
}
