package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What can be done without a mouse.
class KeysTest extends ScreenTest {

    @Test
    void aListIsSearchedWalkedOpenedAndEdited() {
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.open("/claims?sort=created");
            Keyboard keys = page.keyboard();
            Locator rows = page.locator("#rows [data-open]");
            keys.press("j");
            assertThat(rows.nth(0)).isFocused();
            keys.press("j");
            keys.press("j");
            assertThat(rows.nth(2)).isFocused();
            keys.press("k");
            assertThat(rows.nth(1)).isFocused();
            String second = rows.nth(1).textContent();
            keys.press("o");
            page.waitForURL(Pattern.compile(".*/claims/[0-9a-f-]{36}"));
            assertThat(page.locator("h1")).hasText(second);
            keys.press("e");
            assertThat(page.locator("#task [name='/statement']")).hasValue(second);
            assertThat(page.locator("#task [name='/statement']")).isFocused();
            keys.type(" jk?o/");
            assertThat(page.locator("#task [name='/statement']"))
                    .hasValue(Pattern.compile(".*jk\\?o/.*", Pattern.DOTALL));
            page.reload();
            keys.press("/");
            keys.type("grenade");
            keys.press("Enter");
            page.waitForURL("**/claims?q=grenade");
            assertThat(page.locator("#rows tr")).hasCount(1);
        }
    }

    @Test
    void aQuestionMarkListsTheKeysAndEscapeClosesThem() {
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.page();
            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isVisible();
            assertThat(page.locator("#keys")).containsText("next, previous");
            visit.check("keys");
            page.keyboard().press("Escape");
            assertThat(page.locator("#keys")).isHidden();
        }
    }

    @Test
    void theFirstTabLeadsToTheContent() {
        try (Visit visit = new Visit(Look.LIGHT, port).by("mira")) {
            Page page = visit.open("/claims");
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();
        }
    }
}
