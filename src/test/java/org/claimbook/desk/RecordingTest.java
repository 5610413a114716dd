package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Recording claims by hand, from the words of a report.
class RecordingTest extends ScreenTest {

    private static final String TEXT =
            """
            👩‍🚀 Q̂uietly: مرحبا قال الوزير إن الجسر مغلق اليوم. The bridge at Orsk was closed on Monday, police said.

            No train ran for two days. About 300 people waited at the station. Reuters could not verify the number.
            """;

    @Test
    void claimAfterClaimIsRecordedWithAFewKeys() {
        String report = report(TEXT);
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.open("/reports/" + report);
            Hand hand = new Hand(page);
            hand.select("The bridge at Orsk was closed on Monday");
            hand.press("c");
            assertThat(page.locator("#form blockquote"))
                    .hasText("The bridge at Orsk was closed on Monday");
            assertThat(page.locator("[name='/statement']")).isFocused();
            visit.check("record-beside-text");
            hand.click("[name='/appearances/0/chain/0/source/name']");
            hand.type("Orsk transport police");
            page.selectOption("[name='/appearances/0/chain/0/verb']", "SAID");
            hand.click("[data-add=append]");
            hand.type("Reuters");
            field(page, 1, "verb").selectOption("REPORTED");
            hand.click("[name='/place']");
            hand.type("Orsk");
            hand.press("Control+Enter");
            page.waitForURL(Pattern.compile(".*recorded=.*"));
            System.out.println("The first claim of a report: " + hand.told());
            List<String> rest =
                    List.of(
                            "No train ran for two days",
                            "About 300 people waited at the station",
                            "الجسر مغلق");
            for (String words : rest) {
                hand.select(words);
                hand.press("c");
                assertThat(page.locator("#form blockquote")).hasText(words);
                assertThat(page.locator("[name='/place']")).hasValue("");
                if (words.startsWith("No train")) {
                    hand.click(".again [data-fill*=Orsk] >> nth=0");
                    assertThat(page.locator("[name='/place']")).hasValue("Orsk");
                }
                hand.press("Control+Enter");
                assertThat(page.locator("li.new")).containsText(words);
                System.out.println("Claim to claim: " + hand.told());
            }
            visit.check("report-recorded");
        }
        JsonNode items = get("reports/" + report + "/claims").path("items");
        assertThat(items.size()).isEqualTo(4);
        for (JsonNode item : items) {
            String exact = item.path("anchor").path("exact").asString();
            int start = TEXT.codePointCount(0, TEXT.indexOf(exact));
            assertThat(item.path("anchor").path("start").asInt()).isEqualTo(start);
            assertThat(item.path("claim").path("attribution").asString())
                    .isEqualTo("Orsk transport police, via Reuters");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongIsSaidAtTheFieldAndNothingTypedIsLost(Look look) {
        String report = report(TEXT);
        try (Visit visit = new Visit(look, port).by("mira").expecting(422)) {
            Page page = visit.open("/reports/" + report + "/claims/new?exact=No+train");
            page.fill("[name='/statement']", "");
            page.fill("[name='/appearances/0/chain/0/source/name']", "Somebody new");
            page.fill("[name='/place']", "Orsk <b>&amp;");
            page.click("[data-once]");
            assertThat(page.locator(".fault").first()).isVisible();
            assertThat(page.locator("[name='/statement']")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("[name='/place']")).hasValue("Orsk <b>&amp;");
            assertThat(page.locator("[name='/appearances/0/chain/0/source/name']"))
                    .hasValue("Somebody new");
            assertThat(page.locator("[data-first]")).isFocused();
            visit.check("record-wrong");
        }
    }

    @Test
    void theChainIsPutInOrderWithKeysButtonsAndTheMouse() {
        String report = report(TEXT);
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.open("/reports/" + report + "/claims/new?exact=No+train+ran");
            page.fill("[name='/appearances/0/chain/0/source/name']", "Second");
            page.selectOption("[name='/appearances/0/chain/0/verb']", "REPORTED");
            page.click("[data-add=append]");
            field(page, 1, "source/name").fill("First");
            field(page, 1, "verb").selectOption("SAID");
            field(page, 1, "source/name").focus();
            page.keyboard().press("Alt+ArrowUp");
            assertThat(field(page, 0, "source/name")).hasValue("First");
            page.locator("[data-hop]").first().locator("[data-move='1']").click();
            page.locator("[data-hop]").nth(1).locator("[data-move='-1']").click();
            page.locator("[data-grip]").nth(1).dragTo(page.locator("[data-grip]").first());
            assertThat(field(page, 0, "source/name")).hasValue("Second");
            assertThat(field(page, 0, "verb")).hasValue("REPORTED");
            page.locator("[data-grip]").nth(1).dragTo(page.locator("[data-grip]").first());
            assertThat(field(page, 0, "source/name")).hasValue("First");
            page.click("[data-once]");
            page.waitForURL(Pattern.compile(".*recorded=.*"));
            assertThat(page.locator("li.new")).containsText("First, via Second");
            visit.check("report-of-one");
        }
    }

    @Test
    void aSourceIsFoundWhileItIsTypedAndSimilarClaimsAreShownFirst() {
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page =
                    visit.open(
                            "/reports/"
                                    + sampleReport()
                                    + "/claims/new?exact=blew+himself+up+with+a+grenade");
            page.fill(
                    "[name='/statement']",
                    "A wounded North Korean soldier blew himself up with a grenade.");
            assertThat(page.locator("#similar"))
                    .containsText("blew himself up", new LocatorAssertions.ContainsTextOptions());
            page.click("[data-add=append]");
            page.keyboard().type("Reut");
            Locator hop = page.locator("#f-appearances-0-chain [data-hop]").last();
            assertThat(hop.locator("[data-value=Reuters]")).isVisible();
            visit.check("record-offered");
            page.waitForResponse(
                    answer -> answer.url().endsWith("=Reuters"), () -> page.keyboard().type("ers"));
            assertThat(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).hasCount(0);
            assertThat(hop.locator("input[data-id]")).hasValue(Pattern.compile("[0-9a-f-]{36}"));
            assertThat(hop.locator("[role=listbox]")).isVisible();
            page.keyboard().press("Escape");
            assertThat(hop.locator("[role=listbox]")).isHidden();
            visit.check("record-similar");
        }
    }

    @Test
    void aSourceIsTakenWithKeysWithTheMouseOrNotAtAll() {
        String first = "Bridge watch " + UUID.randomUUID();
        String second = "Bridge watch of the north " + UUID.randomUUID();
        post("sources", "{\"name\": \"%s\", \"kind\": \"ORGANIZATION\"}".formatted(first));
        post("sources", "{\"name\": \"%s\", \"kind\": \"ORGANIZATION\"}".formatted(second));
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.open("/reports/" + report(TEXT) + "/claims/new?exact=No+train+ran");
            Locator source = page.locator("[name='/appearances/0/chain/0/source/name']");
            Locator id = page.locator("[name='/appearances/0/chain/0/source/id#named']");
            Locator offered = page.locator("#f-appearances-0-chain-0-source-name-list li");
            source.click();
            page.keyboard().type("bridge watch");
            assertThat(offered).hasCount(2);
            assertThat(source).hasAttribute("aria-expanded", "true");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            assertThat(offered.nth(1)).hasAttribute("aria-selected", "true");
            assertThat(source)
                    .hasAttribute("aria-activedescendant", offered.nth(1).getAttribute("id"));
            page.keyboard().press("ArrowDown");
            assertThat(offered.nth(0)).hasAttribute("aria-selected", "true");
            page.keyboard().press("ArrowUp");
            page.keyboard().press("Enter");
            assertThat(source).hasValue(second);
            assertThat(id).hasValue(Pattern.compile("[0-9a-f-]{36}"));
            assertThat(source).hasAttribute("aria-expanded", "false");
            source.fill("bridge watch");
            assertThat(id).hasValue("");
            assertThat(offered.nth(0)).isVisible();
            offered.nth(0).click();
            assertThat(source).hasValue(first);
            assertThat(id).hasValue(Pattern.compile("[0-9a-f-]{36}"));
            source.fill("bridge watc");
            assertThat(offered.nth(0)).isVisible();
            page.keyboard().press("Enter"); // sends no form
            assertThat(offered.nth(0)).isHidden();
            assertThat(source).hasValue("bridge watc");
            assertThat(id).hasValue("");
            visit.assertNoTrouble("a source that is offered");
        }
    }

    @Test
    void withoutAMouseTheWordsAreTyped() {
        String report = report(TEXT);
        try (Visit visit = new Visit(Look.PHONE, port).by("mira").expecting(422)) {
            Page page = visit.open("/reports/" + report);
            page.locator(".tasks a").first().click();
            page.fill("[name='/statement']", "No train ran.");
            page.fill("[name='/appearances/0/quote/exact#exact']", "No train ran yesterday");
            page.fill("[name='/appearances/0/chain/0/source/name']", "Orsk station");
            page.selectOption("[name='/appearances/0/chain/0/verb']", "SAID");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".fault").first()).isVisible();
            visit.check("record-words-wrong");
            page.fill("[name='/appearances/0/quote/exact#exact']", "No train ran for two days");
            page.keyboard().press("Control+Enter");
            page.waitForURL(Pattern.compile(".*recorded=.*"));
            assertThat(page.locator("mark")).hasText("No train ran for two days");
        }
    }

    @Test
    void sendingTwiceAndGoingBackRecordOnce() {
        String report = report(TEXT);
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.open("/reports/" + report + "/claims/new?exact=No+train+ran+for");
            page.locator("[name='/appearances/0/chain/0/source/name']").focus();
            page.keyboard().type("Reuters");
            Locator chosen = page.locator("input[data-id]").first();
            Pattern some = Pattern.compile("[0-9a-f-]{36}");
            assertThat(chosen).hasValue(some);
            page.selectOption("[name='/appearances/0/chain/0/verb']", "SAID");
            page.click("[data-once]");
            page.waitForURL(Pattern.compile(".*recorded=.*"));
            String first = page.url();
            page.goBack();
            assertThat(chosen).hasValue(some);
            page.click("[data-once]");
            page.waitForURL(Pattern.compile(".*recorded=.*"));
            assertThat(page.url()).isEqualTo(first);
        }
        assertThat(get("reports/" + report + "/claims").path("items").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSessionThatEndsMeanwhileLosesNothingTyped(Look look) {
        String report = report(TEXT);
        try (Visit visit = new Visit(look, port).by("mira").expecting(401)) {
            Page page = visit.open("/reports/" + report + "/claims/new?exact=No+train+ran");
            page.fill("[name='/statement']", "Nothing ran.\nUntil today.");
            page.fill("[name='/appearances/0/chain/0/source/name']", "Orsk station");
            page.selectOption("[name='/appearances/0/chain/0/verb']", "SAID");
            database.sql("delete from spring_session").update();
            page.click("[data-once]");
            assertThat(page.locator("[role=status]")).containsText("signed out meanwhile");
            visit.check("signed-out-meanwhile");
            page.fill("#username", "mira");
            page.fill("#password", "not the password");
            page.press("#password", "Enter");
            assertThat(page.locator("[role=alert]")).isVisible();
            page.fill("#username", "mira");
            page.fill("#password", BrowserTest.PASSWORD);
            page.press("#password", "Enter");
            assertThat(page.locator("[name='/statement']")).hasValue("Nothing ran.\nUntil today.");
            assertThat(page.locator("[name='/appearances/0/chain/0/verb']")).hasValue("SAID");
            page.click("[data-once]");
            page.waitForURL(Pattern.compile(".*recorded=.*"));
            assertThat(page.locator("li.new")).containsText("Nothing ran.");
        }
    }

    /// A field of the source that stands there in the chain.
    private static Locator field(Page page, int place, String name) {
        return page.locator("#f-appearances-0-chain [data-hops] > [data-hop]")
                .nth(place)
                .locator("[name$='/%s']".formatted(name));
    }
}
