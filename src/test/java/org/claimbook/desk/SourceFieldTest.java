package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is meant in a field for a source, with the script and without it.
class SourceFieldTest extends ScreenTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherNameMeansAnotherSource(boolean script) {
        String claim = aClaim("The weir broke at noon.");
        String before = origin(claim);
        try (Visit visit = visit(script)) {
            Page page = visit.open(editing(claim));
            page.fill("[name='/chain/0/source/name']", "Weir keeper of Orsk");
            page.click("#form [data-once]");
            assertThat(page.locator("svg.chain")).containsText("Weir keeper of Orsk");
            visit.assertNoTrouble("another source");
        }
        assertThat(origin(claim)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTwoWhoAreCalledTheSameTheOneThatWasThereStays(boolean script) {
        String called = "an officer " + UUID.randomUUID();
        unnamed(called);
        String second = unnamed(called);
        String claim = claimOf(second);
        try (Visit visit = visit(script)) {
            Page page = visit.open(editing(claim));
            page.selectOption("[name='/chain/0/verb']", "BRIEFED");
            page.click("#form [data-once]");
            assertThat(page.locator("svg.chain")).containsText("briefed");
        }
        assertThat(origin(claim)).isEqualTo(second);
    }

    @Test
    void ofTwoWhoAreCalledTheSameEitherIsChosen() {
        String called = "an officer " + UUID.randomUUID();
        String first = unnamed(called);
        String second = unnamed(called);
        String claim = claimOf(second);
        try (Visit visit = visit(true)) {
            Page page = visit.open(editing(claim));
            Locator name = page.locator("[name='/chain/0/source/name']");
            name.click();
            name.fill("");
            name.pressSequentially(called.substring(0, called.length() - 1));
            page.locator("li[data-id^='%s']".formatted(first)).click();
            assertThat(name).hasValue(called);
            page.click("#form [data-once]");
            page.waitForURL("**/claims/" + claim);
        }
        assertThat(origin(claim)).isEqualTo(first);
    }

    private Visit visit(boolean script) {
        return (script ? new Visit(Look.LIGHT, port) : Visit.withoutScript(Look.PHONE, port))
                .by("mira");
    }

    private String unnamed(String description) {
        return post(
                        "sources",
                        "{\"description\": \"%s\", \"disclosure\": \"UNNAMED\"}"
                                .formatted(description))
                .path("id")
                .asString();
    }

    private String claimOf(String source) {
        return post(
                        "claims",
                        """
                        {"statement": "The weir is watched.", "appearances": [{"report": {"title": "Read %s"},
                          "chain": [{"source": {"id": "%s"}, "verb": "SAID"}]}]}
                        """
                                .formatted(UUID.randomUUID(), source))
                .path("id")
                .asString();
    }

    private String editing(String claim) {
        String appearance = get("claims/" + claim).at("/appearances/0/id").asString();
        return "/claims/%s/appearances/%s/edit".formatted(claim, appearance);
    }

    private String origin(String claim) {
        return get("claims/" + claim).at("/appearances/0/chain/0/source/id").asString();
    }
}
