package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What anybody reads who is not signed in, and what machines find in it.
class PublicFaceTest extends ScreenTest {

    @ParameterizedTest
    @EnumSource
    void fromAPublishedClaimOneGetsToItsSourcesAndItsReport(Look look) {
        try (Visit visit = new Visit(look, port)) {
            Page page = visit.open("/claims/" + claim("%blew himself up with a grenade%"));
            page.locator("summary").first().click();
            page.locator("td a").first().click();
            assertThat(page.locator("h1")).hasText("Ukraine's Special Operations Forces");
            assertThat(page.locator("[aria-labelledby=as-origin] li").first()).isVisible();
            assertThat(page.locator("[aria-labelledby=as-carrier]")).containsText("Nothing");
            assertThat(page.locator("main button, main form, .tasks")).hasCount(0);
            assertHead(page, "/sources/");
            visit.check("source-public");
            page.locator("[aria-labelledby=as-origin] [data-open]").first().click();
            page.getByText("Read it in the report").click();
            assertHead(page, "/reports/");
            assertThat(page.locator("article")).hasCount(0);
            visit.check("report-public");
        }
    }

    @Test
    void aSourceOfNoPublishedClaimIsNotThere() {
        aClaim("The tower leans a little more.");
        try (Visit visit = new Visit(Look.LIGHT, port).expecting(404)) {
            for (String source :
                    texts("select id::text from source where name = 'Orsk police' or desk")) {
                Page page = visit.open("/sources/" + source);
                assertThat(page.locator("h1")).hasText("Not found");
                assertThat(page.locator("body")).not().containsText("Orsk");
            }
            visit.open("/sources");
            assertThat(visit.page().locator("#username")).isVisible();
        }
    }

    @Test
    void ourOwnFindingIsThereForMachines() {
        String statement = "The </script><b>dam</b> at Orsk broke on Sunday.";
        String claim = aClaim(statement);
        post(
                "claims/" + claim + "/verifications",
                "{\"status\": \"UNVERIFIED\", \"wording\": \"nobody let us near\"}");
        try (Visit reviewer = new Visit(Look.LIGHT, port).by("rea")) {
            Page page = reviewer.open("/claims/" + claim + "/publication");
            page.click("#form [data-once]");
            page.waitForURL("**/claims/" + claim);
        }
        try (Visit visit = new Visit(Look.LIGHT, port)) {
            Page page = visit.open("/claims/" + claim);
            assertHead(page, "/claims/");
            JsonNode review =
                    JsonMapper.shared()
                            .readTree(
                                    page.locator("script[type='application/ld+json']")
                                            .textContent());
            assertThat(review.path("@type").asString()).isEqualTo("ClaimReview");
            assertThat(review.path("claimReviewed").asString()).isEqualTo(statement);
            assertThat(review.at("/reviewRating/alternateName").asString()).isEqualTo("Unverified");
            assertThat(review.at("/author/name").asString()).isNotEmpty();
            assertThat(review.path("url").asString()).endsWith("/claims/" + claim);
            assertThat(page.locator("h1")).hasText(statement);
            visit.check("claim-of-ours");
            assertThat(visit.ask("/sitemap-claims.xml").text())
                    .contains("/claims/" + claim + "</loc>");
        }
    }

    /// The same filters lead to the same claims in a feed reader.
    @Test
    void everyFilteredListHasAFeedOfItsOwn() {
        try (Visit visit = new Visit(Look.LIGHT, port)) {
            for (String query :
                    List.of(
                            "",
                            "?q=grenade",
                            "?status=UNVERIFIED&verifier=Reuters",
                            "?topic=Losses",
                            "?q=two%20words")) {
                Page page = visit.open("/claims" + query);
                assertHead(page, "/claims");
                assertThat(page.locator("a[hreflang=de]"))
                        .hasAttribute(
                                "href",
                                "/claims" + (query.isEmpty() ? "?" : query + "&") + "lang=de");
                int listed = page.locator("#rows tr").count();
                String feed =
                        page.locator("link[type='application/atom+xml']").getAttribute("href");
                assertThat(feed).endsWith("/feeds/claims.atom" + query);
                assertThat(visit.ask(feed).text().split("<entry>", -1)).hasSize(listed + 1);
                assertThat(page.locator("a", new Page.LocatorOptions().setHasText("Atom")))
                        .hasAttribute("href", feed);
            }
        }
    }

    /// One address, and what others show of it.
    private static void assertHead(Page page, String place) {
        String canonical = page.locator("link[rel=canonical]").getAttribute("href");
        assertThat(canonical).contains("://").contains(place);
        assertThat(page.url())
                .isEqualTo(
                        canonical
                                + (page.url().contains("#")
                                        ? page.url().substring(page.url().indexOf('#'))
                                        : ""));
        for (String property : List.of("og:type", "og:site_name", "og:title", "og:description")) {
            assertThat(
                            page.locator("meta[property='%s']".formatted(property))
                                    .getAttribute("content"))
                    .as(property)
                    .isNotBlank();
        }
        assertThat(page.locator("meta[property='og:url']").getAttribute("content"))
                .isEqualTo(canonical);
        assertThat(page.locator("meta[name=description]").getAttribute("content")).isNotBlank();
    }
}
