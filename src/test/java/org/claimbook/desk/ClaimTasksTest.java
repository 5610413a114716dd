package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an editor does on the page of a claim, and a reviewer after them.
class ClaimTasksTest extends ScreenTest {

    @ParameterizedTest
    @EnumSource
    void aFindingShowsItsGuardsBeforeItIsRecordedAndASecondPersonSignsIt(Look look) {
        String claim = "/claims/" + aClaim("The river rose by two metres in %s.".formatted(look));
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open(claim);
            task(page, "Record a finding");
            page.selectOption("[name='/status']", "CONFIRMED");
            assertThat(page.locator("#ahead")).containsText("needs evidence that supports it");
            visit.check("finding-guards");
            page.selectOption("[name='/evidence/0/stance']", "SUPPORTS");
            page.selectOption("[name='/evidence/0/kind']", "DATASET");
            page.fill("[name='/evidence/0/title']", "Water gauge");
            page.press("[name='/evidence/0/title']", "Tab");
            assertThat(page.locator("#ahead")).containsText("second person");
            assertThat(page.locator("#ahead")).not().containsText("needs evidence");
            page.click("#task [data-once]");
            assertThat(page.locator(".timeline")).containsText("waits for a second person");
            visit.check("claim-pending");
        }
        try (Visit visit = new Visit(look, port).by("rea")) {
            Page page = visit.open(claim);
            page.getByRole(AriaRole.BUTTON, named("Sign off")).click();
            assertThat(page.locator("main .s").first()).hasText("Confirmed");
            assertThat(page.locator(".timeline")).containsText("rea ✓");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatOthersFoundIsRecordedInTheirWordsAndTakenBack(Look look) {
        String claim = "/claims/" + aClaim("The mayor left the town on Sunday.");
        try (Visit visit = new Visit(look, port).by("mira").expecting(422)) {
            Page page = visit.open(claim);
            task(page, "Record a finding");
            page.fill("[name='/verifier/name']", "AP");
            page.selectOption("[name='/status']", "UNVERIFIED");
            page.fill("[name='/wording']", "could not be <i>confirmed</i>");
            page.click("#task [data-once]");
            assertThat(page.locator("main .line").first()).hasText("AP could not verify");
            assertThat(page.locator(".timeline")).containsText("could not be <i>confirmed</i>");
            page.getByRole(AriaRole.LINK, named("Take back")).click();
            assertThat(page.locator("#task .note").first()).containsText("Takes back");
            page.click("#task [data-once]");
            assertThat(page.locator("#f-rationale-fault")).isVisible();
            page.fill("[name='/rationale']", "They corrected it.");
            page.click("[data-once]");
            assertThat(page.locator(".timeline .voided")).hasCount(1);
            visit.check("claim-voided");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResponseALinkANoteAreRecordedAndTheHistoryTells(Look look) {
        String claim = "/claims/" + aClaim("The harbour is closed to ships.");
        aClaim("Ships wait outside of the harbour of Orsk.");
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open(claim);
            task(page, "Record a response");
            page.fill("[name='/party/name']", "Harbour office");
            page.selectOption("[name='/outcome']", "DENIED");
            page.fill("[name='/wording']", "It is open.");
            visit.check("response");
            page.click("#task [data-once]");
            assertThat(page.locator("main .line").first()).hasText("Denied by Harbour office");
            task(page, "Link to another claim");
            page.selectOption("[name='/type']", "RELATED");
            page.locator("#find-claim").pressSequentially("ships wait outside");
            page.locator("#found-claims input").first().check();
            visit.check("link");
            page.click("#task [data-once]");
            assertThat(page.locator("#links + ul")).containsText("Ships wait outside");
            page.locator("#links + ul [data-once]").click();
            assertThat(page.locator("#links")).hasCount(0);
            page.locator("#comments summary").click();
            page.fill("#comments textarea", "Ask the pilots, too.");
            page.click("#comments [data-once]");
            page.locator("#comments summary").click();
            assertThat(page.locator("#comments")).containsText("Ask the pilots, too.");
            page.locator("#history summary").click();
            assertThat(page.locator("#history")).containsText("recorded a response");
            visit.check("claim-worked-on");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoSavesSecondSeesBothVersionsAndChooses(Look look) {
        String claim = "/claims/" + aClaim("The tunnel is flooded, says %s.".formatted(look));
        try (Visit first = new Visit(look, port).by("mira");
                Visit second = new Visit(look, port).by("rea").expecting(412)) {
            Page mine = first.open(claim + "/edit");
            Page theirs = second.open(claim + "/edit");
            mine.fill("[name='/place']", "Orsk");
            mine.click("[data-once]");
            theirs.fill("[name='/place']", "Orsk, northern end");
            theirs.fill("[name='/topics#commas']", "Floods, Tunnels");
            theirs.click("[data-once]");
            assertThat(theirs.locator("#conflict")).isVisible();
            assertThat(theirs.locator("[name='/topics#commas']")).hasValue("Floods, Tunnels");
            second.check("conflict");
            theirs.locator("tr", new Page.LocatorOptions().setHasText("northern end"))
                    .locator("[data-take]")
                    .click();
            assertThat(theirs.locator("[name='/place']")).hasValue("Orsk");
            theirs.locator("main [data-once]").click();
            assertThat(theirs.locator("main")).containsText("· Orsk");
            assertThat(theirs.locator(".crumbs")).containsText("Floods");
        }
    }

    @ParameterizedTest
    @EnumSource
    void sourcingIsEditedTakenBackAndRemoved(Look look) {
        String claim = "/claims/" + aClaim("The depot burned down overnight.");
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open(claim);
            page.getByRole(AriaRole.LINK, named("Edit the sourcing")).click();
            page.fill("#task [name='/chain/0/source/name']", "Orsk fire brigade");
            visit.check("sourcing");
            page.click("#task [data-once]");
            assertThat(page.locator("svg.chain")).containsText("Orsk fire brigade");
            page.getByRole(AriaRole.LINK, named("Somebody took it back")).click();
            page.selectOption("[name='/how']", "RETRACTED");
            page.click("#task [data-once]");
            assertThat(page.locator("main .line").first())
                    .hasText("Retracted by Orsk fire brigade");
            task(page, "Add where it was read");
            page.locator("#task details summary").first().click();
            page.fill("[name='/report/title']", "Second report");
            page.fill("[name='/chain/0/source/name']", "AFP");
            page.selectOption("[name='/chain/0/verb']", "REPORTED");
            page.click("#task [data-once]");
            assertThat(page.locator("svg.chain")).hasCount(2);
            page.getByRole(AriaRole.BUTTON, named("Remove from this report")).last().click();
            assertThat(page.locator("svg.chain")).hasCount(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFigureIsAddedToAClaim(Look look) {
        String claim = "/claims/" + aClaim("Some forty boats lie in the harbour.");
        try (Visit visit = new Visit(look, port).by("mira").expecting(422)) {
            Page page = visit.open(claim);
            task(page, "Edit");
            page.selectOption("#task [name='/kind']", "FIGURE");
            page.locator("#task summary").click();
            page.fill("[name='/figure/measure/name']", "Boats in the harbour of Orsk");
            page.selectOption("[name='/figure/qualifier']", "ABOUT");
            page.fill("[name='/figure/best#number']", "forty");
            page.fill("[name='/figure/unit']", "boats");
            page.click("#task [data-once]");
            assertThat(page.locator("#f-figure-best-fault")).isVisible();
            page.fill("[name='/figure/best#number']", "40");
            visit.check("edit-figure");
            page.click("#form [data-once]");
            assertThat(page.locator("aside")).containsText("about 40 boats");
            page.getByText("Boats in the harbour of Orsk").click();
            assertThat(page.locator("tbody")).containsText("40");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReviewerPublishesAndTheWorldReads(Look look) {
        String id = aClaim("The museum opens again in May.");
        String claim = "/claims/" + id;
        post(
                "claims/" + id + "/verifications",
                "{\"status\": \"UNVERIFIED\", \"rationale\": \"Nobody answers.\"}");
        try (Visit visit = new Visit(look, port).by("rea")) {
            Page page = visit.open(claim);
            task(page, "Publish");
            visit.check("publish");
            page.click("#task [data-once]");
            assertThat(page.locator("#unpublished")).hasCount(0);
            try (Visit anybody = new Visit(look, port)) {
                Page read = anybody.open(claim);
                assertThat(read.locator("h1")).hasText("The museum opens again in May.");
                assertThat(read.locator(".tasks")).hasCount(0);
                String review = read.getByText("ClaimReview").getAttribute("href");
                assertThat(anybody.ask(review).text()).contains("The museum opens again in May.");
                anybody.check("claim-public");
            }
            page.getByRole(AriaRole.BUTTON, named("Take back from the public")).click();
            assertThat(page.locator("#unpublished")).isVisible();
        }
        try (Visit anybody = new Visit(look, port).expecting(404)) {
            assertThat(anybody.open(claim).locator("h1")).hasText("Not found");
        }
    }

    @ParameterizedTest
    @EnumSource
    void claimsAreMergedAndDeleted(Look look) {
        String one = aClaim("The cinema was sold in spring.");
        String other = aClaim("The cinema was sold last spring.");
        String third = aClaim("The cinema is for sale.");
        try (Visit visit = new Visit(look, port).by("admin").expecting(404)) {
            Page page = visit.open("/claims/" + one + "/merge");
            page.fill("[name='/into#id']", "http://localhost/claims/" + other);
            page.click("[data-once]");
            page.waitForURL("**/claims/" + other);
            assertThat(page.locator("svg.chain")).hasCount(2);
            visit.open("/claims/" + one);
            assertThat(page.url()).endsWith(other);
            visit.open("/claims/" + third + "/deletion");
            page.click("[data-once]");
            page.waitForURL("**/claims");
            assertThat(visit.open("/claims/" + third).locator("h1")).hasText("Not found");
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void task(Page page, String name) {
        page.locator(".tasks")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#task form")).isVisible();
        assertThat(page.locator("#task .htmx-added")).hasCount(0); // it listens by then
    }
}
