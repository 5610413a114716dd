package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The desk, and what lies beside claims: reports, sources, figures, topics, kept searches.
class PlacesTest extends ScreenTest {

    @ParameterizedTest
    @EnumSource
    void theDeskShowsWhatWaitsAndCountsByStatus(Look look) {
        String claim = aClaim("The bridge is watched by %s.".formatted(look));
        database.sql(
                        "update claim set due_at = '2020-01-01', assignee_id = (select id from app_user where username = 'mira') where id = :id")
                .param("id", UUID.fromString(claim))
                .update();
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.page();
            assertThat(page.locator("[aria-labelledby=q-mine]"))
                    .containsText("The bridge is watched by " + look);
            assertThat(page.locator("[aria-labelledby=q-found]")).containsText("blew himself up");
            assertThat(page.locator("[aria-labelledby=q-overdue]")).containsText("Nothing waits");
            assertThat(page.locator(".bar")).isVisible();
            visit.check("desk");
            page.locator(".chips .s-DISPUTED").first().click();
            page.waitForURL("**/claims?status=DISPUTED");
            assertThat(page.locator("#rows")).containsText("Denied by Russia and North Korea");
            visit.check("claims");
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyClaimsAreAssignedMovedAndTaggedAtOnce(Look look) {
        String word = "Zq" + UUID.randomUUID().toString().replace("-", "");
        String one = aClaim(word + " is one of them.");
        String other = aClaim(word + " is another of them.");
        try (Visit visit = new Visit(look, port).by("mira").expecting(422)) {
            Page page = visit.open("/claims?q=" + word);
            page.locator("#rows input").first().check();
            page.locator("#rows input").last().check();
            page.selectOption("#s-workState", "IN_PROGRESS");
            page.fill("#s-assignee", "nobody-here");
            page.click("#selection [data-once]");
            assertThat(page.locator(".fault").first()).hasText("There is no such user.");
            visit.check("selection");
            assertThat(page.locator("[name='/ids#list']:checked")).hasCount(2);
            page.fill("[name='/assignee']", "mira");
            page.fill("[name='/topics#commas']", "Bridges");
            page.click("#form [data-once]");
            page.waitForURL("**/claims?q=" + word);
            page.locator("#rows input").first().check();
            visit.check("claims-ticked");
            Download file =
                    page.waitForDownload(() -> page.getByText("Export those ticked").click());
            assertThat(new String(bytes(file), UTF_8))
                    .contains(word)
                    .satisfies(csv -> assertThat(csv.strip().lines()).hasSize(2));
            page.getByText("Set on those ticked").click(); // the form is still alive
            page.waitForURL("**/claims?q=" + word);
        }
        for (String claim : new String[] {one, other}) {
            assertThat(get("claims/" + claim).path("assignee").asString()).isEqualTo("mira");
            assertThat(get("claims/" + claim).path("workState").asString())
                    .isEqualTo("IN_PROGRESS");
            assertThat(get("claims/" + claim).path("topics").toString()).contains("Bridges");
        }
    }

    @Test
    void aSearchIsKeptAndTellsWhatIsNew() {
        try (Visit visit = new Visit(Look.LIGHT, port).by("lea")) {
            Page page = visit.open("/claims?status=UNVERIFIED&verifier=Reuters");
            page.locator("summary", new Page.LocatorOptions().setHasText("Keep this search"))
                    .click();
            page.fill("#f-name", "Reuters could not");
            page.locator("form[action='/searches'] button").click();
            assertThat(page.locator("tbody")).containsText("Reuters could not");
            visit.check("searches");
            page.locator("tbody [data-open]").click();
            assertThat(page.locator("#rows")).containsText("blew himself up");
            visit.open("/searches");
            page.getByText("Forget").click();
            assertThat(page.locator(".empty")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReportIsRecordedRevisedAndCompared(Look look) {
        String title = "Flood in %s %s".formatted(look, UUID.randomUUID());
        String url = "https://a.example/" + UUID.randomUUID();
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open("/reports/new");
            page.fill("[name='/title']", title);
            page.fill("[name='/url']", url);
            page.fill("[name='/publisher/name']", "Orsk Courier");
            page.fill(
                    "[name='/text#exact']",
                    "The river rose by two metres.\nNobody was hurt.\n\nThe mayor spoke.");
            visit.check("report-form");
            page.click("[data-once]");
            assertThat(page.locator("article")).containsText("Nobody was hurt.");
            String report = page.url();
            page.locator(".tasks a", new Page.LocatorOptions().setHasText("several")).click();
            page.locator(".sentences input").nth(0).check();
            page.locator(".sentences input").nth(1).check();
            page.fill("[name='/chain/0/source/name']", "Orsk Courier");
            page.selectOption("[name='/chain/0/verb']", "REPORTED");
            visit.check("sentences");
            page.click("[data-once]");
            assertThat(page.locator("aside li")).hasCount(2);
            visit.check("report");
            page.locator(".tasks a", new Page.LocatorOptions().setHasText("New revision")).click();
            page.fill(
                    "[name='/text#exact']",
                    "The river rose by two metres.\nTwo people were hurt.\n\nThe mayor spoke.");
            page.click("[data-once]");
            assertThat(page.locator("tr.changed")).hasCount(1);
            assertThat(page.locator("tr.changed td").first()).hasText("Nobody was hurt.");
            assertThat(page.locator("tr.changed td").last()).hasText("Two people were hurt.");
            assertThat(page.locator("del")).hasText("Nobody was ");
            assertThat(page.locator("ins")).hasText("Two people were ");
            visit.check("revisions");
            page.navigate(report);
            assertThat(page.locator("aside")).containsText("quote gone");
            page.navigate("http://localhost:%d/reports/new".formatted(port));
            page.locator("[name='/url']").pressSequentially(url);
            assertThat(page.locator("#known")).containsText(title);
            page.navigate(
                    "http://localhost:%d/reports?q=%s"
                            .formatted(port, title.substring(title.lastIndexOf(' ') + 1)));
            assertThat(page.locator("tbody tr")).hasCount(1);
            visit.check("reports");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSourceIsAddedAssessedAndMerged(Look look) {
        String name = "Ministry %s".formatted(UUID.randomUUID());
        String other = "Old " + name;
        try (Visit visit = new Visit(look, port).by("admin").expecting(409)) {
            String first = source(visit, other);
            String second = source(visit, name);
            Page page = visit.page();
            page.locator("summary", new Page.LocatorOptions().setHasText("Assess")).click();
            page.selectOption("[name='/letter']", "B");
            page.fill("[name='/rationale']", "Corrects itself.");
            page.locator("aside [data-once]").click();
            assertThat(page.locator("#assessments ~ ol")).containsText("usually reliable");
            assertThat(page.locator("main")).containsText("As original source (0)");
            visit.check("source");
            visit.open("/sources/new");
            page.fill("[name='/name']", name.toUpperCase(Locale.ROOT));
            page.selectOption("[name='/kind']", "ORGANIZATION");
            page.click("[data-once]");
            assertThat(page.locator("[data-first]")).containsText("recorded already");
            visit.check("source-exists");
            page.navigate(first + "/merge");
            page.locator("#f-named").pressSequentially(name);
            assertThat(page.locator("input[data-id]"))
                    .hasValue(second.replaceFirst(".*/", "") + " " + name);
            page.keyboard().press("Tab"); // what is offered covers what is below
            page.click("[data-once]");
            assertThat(page.locator(".sides .card")).hasCount(2);
            visit.check("source-merge");
            page.click("[data-once]");
            page.waitForURL(second);
            assertThat(page.locator("main")).containsText(other);
            visit.open("/sources?q=Ministry");
            assertThat(page.locator("[id^=n-]").first()).hasText("none");
            visit.check("sources");
        }
    }

    @ParameterizedTest
    @EnumSource
    void figuresOfOneQuantityAreAPictureAndATable(Look look) {
        String name = "People without power " + UUID.randomUUID();
        figure(name, "Grid operator", "2025-01-10", "\"best\": 12000");
        figure(name, "Grid operator", "2025-01-14", "\"best\": 8000");
        figure(
                name,
                "Mayor of Orsk",
                "2025-01-12",
                "\"low\": 9000, \"high\": 15000, \"qualifier\": \"BETWEEN\"");
        String id =
                database.sql("select id from measure where name = :name")
                        .param("name", name)
                        .query((row, _) -> row.getString(1))
                        .single();
        try (Visit visit = new Visit(look, port).by("lea")) {
            Page page = visit.open("/measures/" + id);
            assertThat(page.locator("svg.series circle")).hasCount(3);
            assertThat(page.locator("svg.series polyline")).hasCount(1);
            assertThat(page.locator("svg.series .range")).hasCount(1);
            assertThat(page.locator(".legend")).containsText("Mayor of Orsk");
            assertThat(page.locator("tbody tr")).hasCount(3);
            visit.check("figures");
            visit.open("/measures");
            visit.check("measures");
        }
    }

    @Test
    void aFigureIsNamedRenamedAndDeleted() {
        String name = "Trains " + UUID.randomUUID();
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.open("/measures/new");
            page.fill("[name='/name']", name);
            page.fill("[name='/unit']", "trains");
            page.click("[data-once]");
            assertThat(page.locator("h1")).hasText(name);
            page.locator("[data-edit]").click();
            page.fill("#form [name='/name']", name + " a day");
            page.click("[data-once]");
            assertThat(page.locator("h1")).hasText(name + " a day");
            page.locator("[data-edit]").click();
            visit.checkInAllLooks("measure-form");
            page.locator("button.danger").click();
            page.waitForURL("**/measures");
            assertThat(page.locator("main")).not().containsText(name);
        }
    }

    @Test
    void topicsAreAddedRenamedAndDeleted() {
        String name = "Topic " + UUID.randomUUID();
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.open("/topics");
            page.fill("[name='/name']", name);
            page.click("[data-once]");
            page.getByLabel("Edit " + name, new Page.GetByLabelOptions().setExact(true)).click();
            page.fill("[name='/name']", name + "!");
            visit.check("topic");
            page.locator("#form [data-once]").click();
            page.getByLabel("Edit " + name + "!").click();
            page.locator("button.danger").click();
            page.waitForURL("**/topics");
            assertThat(page.locator(".chips")).not().containsText(name);
            visit.check("topics");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anybodyReadsWhatIsPublished(Look look) {
        try (Visit visit = new Visit(look, port)) {
            Page page = visit.open("/claims?q=grenade");
            assertThat(page.locator("#rows")).containsText("blew himself up");
            Locator feed = page.locator("link[type='application/atom+xml']");
            assertThat(feed.getAttribute("href")).endsWith("/feeds/claims.atom?q=grenade");
            visit.check("claims-public");
            visit.open("/reports/" + sampleReport());
            assertThat(page.locator("article")).hasCount(0);
            assertThat(page.locator("aside li").first()).isVisible();
            visit.check("report-public");
        }
    }

    @Test
    void searchEnginesFindWhatIsPublished() {
        String claim = claim("%blew himself up with a grenade%");
        try (Visit visit = new Visit(Look.LIGHT, port)) {
            Page page = visit.open("/claims/" + claim);
            assertThat(page.locator("link[rel=canonical]").getAttribute("href"))
                    .endsWith("/claims/" + claim);
            assertThat(page.locator("meta[property='og:url']").getAttribute("content"))
                    .endsWith("/claims/" + claim);
            String map =
                    page.request()
                            .get("http://localhost:%d/sitemap-claims.xml".formatted(port))
                            .text();
            assertThat(map).contains("/claims/" + claim + "</loc>");
            assertThat(page.request().get("http://localhost:%d/robots.txt".formatted(port)).text())
                    .contains("Sitemap: ");
        }
    }

    @Test
    void aPageThatNeedsSigningInIsOpenedAfterwards() {
        try (Visit visit = new Visit(Look.LIGHT, port)) {
            Page page = visit.open("/sources?q=Reuters");
            assertThat(page.locator("#username")).isVisible();
            visit.check("sign-in");
            page.fill("#username", "lea");
            page.fill("#password", BrowserTest.PASSWORD);
            page.press("#password", "Enter");
            page.waitForURL(Pattern.compile(".*/sources\\?q=Reuters"));
            assertThat(page.locator("tbody")).containsText("Reuters");
            page.navigate("http://localhost:%d/login?to=//evil.example/".formatted(port));
            assertThat(page.locator("main")).containsText("You are signed in as lea");
        }
    }

    @Test
    void aFilteredListSaysInWordsWhatItShowsAndAddsToIt() {
        String report = sampleReport();
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.open("/claims?report=" + report + "&anchor=ANCHORED&kind=OPINION");
            assertThat(page.locator(".chips").last())
                    .containsText("North Korean Soldiers in Russia");
            assertThat(page.locator(".chips").last()).containsText("quote in text");
            page.getByText("Filter and order").click();
            page.fill("[name=origin]", "Yang Uk");
            page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("#rows tr")).hasCount(2);
            assertThat(page.url()).contains("report=" + report).contains("anchor=ANCHORED");
            page.locator(".chips a", new Page.LocatorOptions().setHasText("Original source"))
                    .click();
            assertThat(page.locator("#rows tr")).not().hasCount(2);
            page.getByText("Filter and order").click();
            page.fill("#f-report", "http://localhost/reports/" + report);
            visit.check("claims-filter");
        }
    }

    @Test
    void theDeskTellsWhatHasChangedSinceOneLooked() {
        aClaim("The lock was opened at night.");
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.page();
            assertThat(page.locator("[aria-labelledby=q-changed]")).containsText("The lock was");
            page.getByText("Seen so far").click();
            assertThat(page.locator("[aria-labelledby=q-unseen]")).containsText("Nothing waits");
            aClaim("The lock was closed again.");
            page.reload();
            assertThat(page.locator("[aria-labelledby=q-unseen] li")).hasCount(1);
            assertThat(page.locator("[aria-labelledby=q-unseen]")).containsText("closed again");
        }
    }

    @Test
    void aTextThatIsHereAlreadyIsRecognised() {
        String text = "Nobody has read this before " + UUID.randomUUID();
        String report = report(text);
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.open("/reports/new");
            page.fill("[name='/text#exact']", text);
            assertThat(page.locator("#known-text a")).hasAttribute("href", "/reports/" + report);
            visit.check("report-known");
            page.fill("[name='/text#exact']", text + " but for this");
            assertThat(page.locator("#known-text a")).hasCount(0);
        }
    }

    private static byte[] bytes(Download file) {
        try (InputStream stream = file.createReadStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(Visit visit, String name) {
        Page page = visit.open("/sources/new");
        page.fill("[name='/name']", name);
        page.selectOption("[name='/kind']", "ORGANIZATION");
        page.click("[data-once]");
        page.waitForURL(Pattern.compile(".*/sources/[0-9a-f-]{36}"));
        return page.url();
    }

    private void figure(String name, String source, String day, String numbers) {
        post(
                "claims",
                """
                {"statement": "%s says so of %s.", "kind": "FIGURE",
                 "figure": {"measure": {"name": "%s", "unit": "people"}, %s, "asOf": "%s"},
                 "appearances": [{"report": {"title": "R"}, "chain": [{"source": {"name": "%s"}, "verb": "SAID"}]}]}
                """
                        .formatted(source, day, name, numbers, day, source));
    }
}
