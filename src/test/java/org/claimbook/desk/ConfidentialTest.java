package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Confidential sources: who may know, and how a source becomes one.
class ConfidentialTest extends ScreenTest {

    @ParameterizedTest
    @EnumSource
    void whoMayKnowReadsAndWritesWhoItIs(Look look) {
        String source = "/sources/" + confidentialSource("Xanthippe Quagmire", "a minister");
        try (Visit visit = new Visit(look, port).by("ida").expecting(412)) {
            Page page = visit.open(source);
            assertThat(page.locator("main")).not().containsText("Quagmire");
            page.getByText("Who it is").click();
            assertThat(page.locator("[name='/name']")).hasValue("Xanthippe Quagmire");
            visit.check("protected");
            page.fill("[name='/aliases#commas']", "Quag, \"Quagmire, Xanthippe\"");
            database.sql("update source_protected set version = version + 1").update();
            page.click("#form [data-once]");
            assertThat(page.locator("#conflict")).isVisible();
            assertThat(page.locator("[name='/aliases#commas']"))
                    .hasValue("Quag, \"Quagmire, Xanthippe\"");
            page.click("main .actions [data-once]");
            page.waitForURL("**" + source);
            visit.open(source + "/protected");
            assertThat(page.locator("[name='/aliases#commas']"))
                    .hasValue("Quag, \"Quagmire, Xanthippe\"");
        }
        assertThat(texts("select actor from audit_event where action = 'READ'")).contains("ida");
        assertThat(texts("select changes::text from audit_event"))
                .noneMatch(it -> it.contains("Quag"));
    }

    @Test
    void nobodyElseFindsTheWayThere() {
        String source = "/sources/" + confidentialSource("Xanthippe Quagmire", "a minister");
        for (String name : new String[] {"mira", "admin"}) {
            try (Visit visit = new Visit(Look.LIGHT, port).by(name).expecting(403)) {
                Page page = visit.open(source);
                assertThat(page.getByText("Who it is")).hasCount(0);
                visit.open(source + "/protected");
                assertThat(page.locator("h1")).hasText("Not allowed");
                assertThat(page.locator("body")).not().containsText("Quagmire");
            }
        }
        assertThat(texts("select actor from audit_event where action = 'READ_REFUSED'"))
                .contains("mira", "admin");
    }

    @ParameterizedTest
    @EnumSource
    void aSourceBecomesConfidentialAndItIsSaidWhatStillHoldsItsName(Look look) {
        String name = "Zebulon " + UUID.randomUUID();
        String source =
                "/sources/"
                        + post(
                                        "sources",
                                        "{\"name\": \"%s\", \"kind\": \"PERSON\"}".formatted(name))
                                .path("id")
                                .asString();
        try (Visit visit = new Visit(look, port).by("mira").expecting(422)) {
            Page page = visit.open(source);
            page.getByText("Make confidential").click();
            page.click("button.danger");
            assertThat(page.locator("#f-description-fault")).isVisible();
            page.fill("[name='/description']", name + ", who knows");
            page.click("button.danger");
            assertThat(page.locator("#f-description-fault")).isVisible();
            assertThat(page.locator("[name='/description']")).hasValue(name + ", who knows");
            page.fill("[name='/description']", "somebody who knows");
            visit.check("concealment");
            page.click("button.danger");
            assertThat(page.locator("h1")).hasText("It is confidential now");
            assertThat(page.locator("main")).containsText("audit_event");
            assertThat(page.locator("main")).not().containsText(name);
            visit.check("concealed");
            page.getByText("Back to the source").click();
            assertThat(page.locator("h1")).hasText("somebody who knows");
            assertThat(page.getByText("Make confidential")).hasCount(0);
        }
    }
}
