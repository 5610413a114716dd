package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an editor does now and then, each in light, in dark and on a telephone.
class EditorTasksTest extends ScreenTest {

    /// Every queue holds what belongs in it, and leads to the same claims.
    @ParameterizedTest
    @EnumSource
    void everyQueueOfTheDeskHoldsWhatWaits(Look look) {
        String word = "Zq" + UUID.randomUUID().toString().replace("-", "");
        String pending = aClaim(word + " waits for a second person.");
        post(
                "claims/" + pending + "/verifications",
                "{\"status\": \"CONFIRMED\", \"rationale\": \"Seen.\", \"evidence\": [{\"stance\": \"SUPPORTS\", \"kind\": \"VIDEO\", \"title\": \"Film\"}]}");
        String differs = aClaim(word + " is judged in two ways.");
        found(differs, "AP", "CONFIRMED");
        found(differs, "AFP", "REFUTED");
        String overdue = aClaim(word + " is not answered.");
        post(
                "claims/" + overdue + "/responses",
                "{\"party\": {\"name\": \"Orsk town hall\"}, \"outcome\": \"ASKED\", \"dueAt\": \"2020-01-01T00:00:00Z\"}");
        String recheck = aClaim(word + " is to be looked at again.");
        database.sql("update claim set recheck_at = '2020-01-01' where id = :id")
                .param("id", UUID.fromString(recheck))
                .update();
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open("/");
            for (String queue : List.of("pending", "differs", "overdue", "recheck")) {
                assertThat(page.locator("[aria-labelledby=q-%s]".formatted(queue)))
                        .containsText(word);
            }
            visit.check("desk-full");
            page.locator("#q-differs a").click();
            page.waitForURL("**/claims?differs=true");
            assertThat(page.locator("#rows")).containsText(word + " is judged");
            page.locator("#rows a", new Page.LocatorOptions().setHasText(word)).first().click();
            assertThat(page.locator(".note.alarm")).isVisible();
            visit.check("claim-differs");
        } finally { // other tests find the queue empty
            post(
                    "claims/" + overdue + "/responses",
                    "{\"party\": {\"name\": \"Orsk town hall\"}, \"outcome\": \"DENIED\"}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBarFiltersWhenItIsClickedAndAListGoesOn(Look look) {
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open("/claims?limit=5&sort=created");
            page.locator(".bar .s-UNVERIFIED").click();
            page.waitForURL(Pattern.compile(".*status=UNVERIFIED.*"));
            assertThat(page.locator(".chip[aria-current=true]").first()).isVisible();
            visit.open("/claims?limit=5&sort=created");
            assertThat(page.locator("#rows tr")).hasCount(5);
            page.locator("#more").click();
            assertThat(page.locator("#rows tr")).hasCount(10);
            page.locator("#more").click();
            assertThat(page.locator("#rows tr")).hasCount(15);
            assertThat(page.locator("#rows a[data-open]").nth(14)).isVisible();
            visit.assertNoTrouble("more claims");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListIsFilteredByAllThatTheFormHas(Look look) {
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open("/claims");
            page.getByText("Filter and order").click();
            page.fill("[name=q] >> nth=1", "grenade");
            Locator verifier = page.locator("[name=verifier]");
            verifier.pressSequentially("reut");
            Locator offered = page.locator("#f-verifier-list li");
            assertThat(offered.and(page.locator("[data-value=Reuters]"))).isVisible();
            while (!verifier.inputValue().equals("Reuters")) {
                page.keyboard().press("ArrowDown");
                if (offered.and(page.locator("[data-value=Reuters][aria-selected=true]")).count()
                        > 0) {
                    page.keyboard().press("Enter");
                }
            }
            page.fill("main [name=source]", "Reuters");
            page.fill("[name=topic]", "Suicide");
            page.selectOption("[name=kind]", "FACT");
            page.selectOption("[name=workState]", "NEW");
            page.fill("[name=changedAfter]", "2020-01-01");
            page.selectOption("[name=sort]", "-created");
            visit.check("claims-filtering");
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.locator("#rows tr")).hasCount(1);
            assertThat(page.locator("#rows")).containsText("blew himself up");
            assertThat(page.locator(".chips").last().locator("li")).hasCount(7);
            visit.check("claims-filtered");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClaimIsReadAsOfAPastDayCopiedAndCited(Look look) {
        String claim = aClaim("The ferry sank in the night.");
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open("/claims/" + claim);
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            page.locator("[data-copy]").click();
            assertThat(page.locator("[data-copy]")).hasText("Copied");
            assertThat(page.evaluate("navigator.clipboard.readText()").toString())
                    .isEqualTo(page.locator("#copy-line").textContent().strip());
            assertThat(page.getByText("Permalink")).hasAttribute("href", "/claims/" + claim);
            page.fill("#as-of", LocalDate.now(ZoneOffset.UTC).toString());
            page.getByText("Look back").click();
            assertThat(page.locator(".note").first()).containsText("As the record stood");
            assertThat(page.locator(".tasks")).hasCount(0);
            visit.check("claim-as-of");
            page.getByText("Back to today").click();
            assertThat(page.locator(".tasks")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMarkTellsItsStatusLineToWhoeverComesByKeyboard(Look look) {
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open("/reports/" + sampleReport());
            Locator mark = page.locator("article a").first();
            mark.focus();
            page.keyboard().press("Shift+Tab");
            page.keyboard().press("Tab");
            assertThat(mark).isFocused();
            assertThat(mark).hasAttribute("title", "Reuters could not verify");
            assertThat(mark.evaluate("it => getComputedStyle(it, '::after').content").toString())
                    .startsWith("\"Reuters could not verify\"");
            visit.check("report-mark");
            page.keyboard().press("Enter");
            assertThat(page.locator("aside li:target")).containsText("more than a dozen");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReportIsCorrectedItsLostQuotesListedAndDeleted(Look look) {
        String report = report("Nobody was hurt. The mayor spoke.");
        post(
                "claims",
                """
                {"statement": "Nobody was hurt there.", "appearances": [{"reportId": "%s", "quote": {"exact": "Nobody was hurt"},
                  "chain": [{"source": {"name": "Orsk Courier"}, "verb": "REPORTED"}]}]}
                """
                        .formatted(report));
        post("reports/" + report + "/revisions", "{\"text\": \"The mayor spoke.\"}");
        String other = report("Nothing to see.");
        try (Visit visit = new Visit(look, port).by("admin")) {
            Page page = visit.open("/reports/" + report);
            page.locator("[data-edit]").click();
            page.fill("[name='/byline']", "Ada Editor");
            visit.check("report-edit");
            page.click("#form [data-once]");
            assertThat(page.locator("main")).containsText("Ada Editor");
            page.getByText("revision 2 of 2").click();
            page.getByText("Quotes that are gone").click();
            assertThat(page.locator("#rows tr")).hasCount(1);
            assertThat(page.locator("#rows")).containsText("Nobody was hurt there.");
            visit.open("/reports/" + other);
            String title = page.locator("h1").textContent();
            page.locator(".apart").click();
            visit.check("report-deletion");
            page.locator("button.danger").click();
            page.waitForURL("**/reports");
            assertThat(page.locator("tbody")).not().containsText(title);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSourceIsCorrectedAndDeletedAndTopicsAreMerged(Look look) {
        String name = "Harbour pilots " + UUID.randomUUID();
        String id =
                post("sources", "{\"name\": \"%s\", \"kind\": \"ORGANIZATION\"}".formatted(name))
                        .path("id")
                        .asString();
        String topic = "Ships " + UUID.randomUUID();
        post("topics", "{\"name\": \"%s\"}".formatted(topic));
        post("topics", "{\"name\": \"%s, small\"}".formatted(topic));
        try (Visit visit = new Visit(look, port).by("admin")) {
            Page page = visit.open("/sources/" + id);
            page.locator("[data-edit]").click();
            page.fill("[name='/aliases#commas']", "Pilots of Orsk");
            page.click("#form [data-once]");
            assertThat(page.locator("main dl.facts")).containsText("Pilots of Orsk");
            page.locator(".apart").click();
            page.locator("button.danger").click();
            page.waitForURL("**/sources");
            visit.open("/topics");
            page.getByLabel("Edit " + topic + ", small").click();
            page.selectOption("#f-into", new SelectOption().setLabel(topic));
            visit.check("topic-merge");
            page.getByRole(AriaRole.BUTTON, named("Merge")).click();
            page.waitForURL("**/topics");
            assertThat(page.locator(".chips")).not().containsText(topic + ", small");
        }
        assertThat(texts("select name from source where deleted_at is null")).doesNotContain(name);
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordIsChangedAndASessionEndedFromElsewhere(Look look) {
        String name = "temp-" + UUID.randomUUID().toString().substring(0, 8);
        post(
                "users",
                "{\"username\": \"%s\", \"password\": \"%s\", \"role\": \"EDITOR\"}"
                        .formatted(name, BrowserTest.PASSWORD));
        try (Visit here = new Visit(look, port);
                Visit there = new Visit(look, port)) {
            signIn(there.open("/login"), name, BrowserTest.PASSWORD);
            signIn(here.open("/login"), name, BrowserTest.PASSWORD);
            Page page = here.open("/account");
            assertThat(page.locator("[action$='/end']")).hasCount(2);
            page.locator("tr", new Page.LocatorOptions().setHas(page.locator("[action$='/end']")))
                    .last()
                    .getByRole(AriaRole.BUTTON)
                    .click();
            assertThat(page.locator("[action$='/end']")).hasCount(1);
            assertThat(there.open("/account").locator("#username")).isVisible();
            page.fill("#f-current", BrowserTest.PASSWORD);
            page.fill("#f-password", "another good phrase");
            page.getByRole(AriaRole.BUTTON, named("Set the password")).click();
            assertThat(page.locator("#username")).isVisible();
            signIn(page, name, "another good phrase");
        }
    }

    private static void signIn(Page page, String name, String password) {
        page.fill("#username", name);
        page.fill("#password", password);
        page.press("#password", "Enter");
        assertThat(page.locator(".who")).containsText(name);
    }

    private void found(String claim, String verifier, String status) {
        post(
                "claims/" + claim + "/verifications",
                "{\"status\": \"%s\", \"verifier\": {\"name\": \"%s\"}}"
                        .formatted(status, verifier));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
