package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an administrator does, and everybody with their own account.
class AdminTest extends ScreenTest {

    @ParameterizedTest
    @EnumSource
    void aUserIsAddedGivenAnotherRoleAndShutOut(Look look) {
        String name = "new-" + UUID.randomUUID();
        try (Visit visit = new Visit(look, port).by("admin").expecting(422)) {
            Page page = visit.open("/admin/users/new");
            page.fill("[name='/username']", name);
            page.fill("[name='/password#exact']", "short");
            page.click("#form [data-once]");
            assertThat(page.locator("#f-password-fault")).isVisible();
            assertThat(page.locator("[name='/username']")).hasValue(name);
            visit.check("user-wrong");
            page.fill("[name='/password#exact']", BrowserTest.PASSWORD);
            page.click("#form [data-once]");
            page.waitForURL("**/admin/users");
            visit.check("users");
            page.getByText(name).click();
            page.selectOption("[name='/role']", "REVIEWER");
            page.locator("input[value=SEE_CONFIDENTIAL]").check();
            page.click("#form [data-once]");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
                    .containsText("Reviewer");
            page.getByText(name).click();
            assertThat(page.locator("input[value=SEE_CONFIDENTIAL]")).isChecked();
            page.locator("input[value=SEE_CONFIDENTIAL]").uncheck();
            page.locator("[type=checkbox][name='/enabled#boolean']").uncheck();
            page.click("#form [data-once]");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
                    .containsText("shut out");
        }
        assertThat(texts("select rights::text from app_user where username = '" + name + "'"))
                .containsExactly("{}");
    }

    @Test
    void aStatusGetsAnotherWordAndColour() {
        try (Visit visit = new Visit(Look.LIGHT, port).by("admin")) {
            Page page = visit.open("/admin/statuses");
            visit.check("statuses");
            page.getByLabel("Edit Retracted").click();
            page.fill("[name='/label']", "Taken back");
            visit.check("status");
            page.click("[data-once]");
            assertThat(page.locator("tbody")).containsText("Taken back");
            page.getByLabel("Edit Taken back").click();
            page.fill("[name='/label']", "Retracted");
            page.click("[data-once]");
            assertThat(page.locator("tbody")).not().containsText("Taken back");
            visit.open("/admin");
            visit.check("admin");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAuditTellsWhoDidWhatAndWhetherItIsStillSo(Look look) {
        String topic = "Topic " + UUID.randomUUID();
        try (Visit visit = new Visit(look, port).by("admin")) {
            Page page = visit.open("/topics");
            page.fill("[name='/name']", topic);
            page.click("[data-once]");
            assertThat(page.locator(".chips")).containsText(topic);
            visit.open("/admin/audit");
            page.selectOption("#kind", "TOPIC");
            page.fill("#actor", "admin");
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.locator("tbody tr").first()).containsText("recorded a topic");
            page.locator("tbody summary").first().click();
            assertThat(page.locator("tbody")).containsText(topic);
            visit.check("audit");
            page.fill("#to", "2001-01-01");
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.locator(".empty")).isVisible();
            assertThat(page.locator("#actor")).hasValue("admin");
            page.getByText("Check that nothing was altered").click();
            assertThat(page.locator("[role=status]")).hasText("Everything is as it was written.");
            visit.check("audit-intact");
            page.fill("#kept", "0".repeat(64));
            page.getByRole(AriaRole.BUTTON, named("Check with it")).click();
            assertThat(page.locator("[role=alert]"))
                    .containsText("A seal of the audit: it is missing");
            assertThat(page.locator("#kept")).hasValue("0".repeat(64));
            visit.check("audit-broken");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsShownOnceAndRevoked(Look look) {
        String name = "Token " + UUID.randomUUID();
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open("/account");
            page.fill("[name='/name']", name);
            page.selectOption("[name='/role']", "READER");
            page.getByRole(AriaRole.BUTTON, named("Make a token")).click();
            assertThat(page.locator("#token")).containsText("cb_");
            visit.check("account");
            visit.open("/account");
            assertThat(page.locator("#token")).hasCount(0);
            page.locator("tr", new Page.LocatorOptions().setHasText(name))
                    .getByText("Revoke")
                    .click();
            page.waitForURL("**/account#tokens");
            assertThat(page.locator("main")).not().containsText(name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoLeavesLosesTheirTokens(Look look) {
        String name = "Archive " + UUID.randomUUID();
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open("/account");
            page.fill("[name='/name']", name);
            page.getByRole(AriaRole.BUTTON, named("Make a token")).click();
            assertThat(page.locator("#token")).containsText("cb_");
        }
        try (Visit visit = new Visit(look, port).by("admin")) {
            Page page = visit.open("/admin/users");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("mira").setExact(true))
                    .click();
            assertThat(page.locator("main")).not().containsText("cb_");
            visit.check("user");
            page.locator("tr", new Page.LocatorOptions().setHasText(name))
                    .getByText("Revoke")
                    .click();
            page.waitForURL("**/edit#tokens");
            assertThat(page.locator("main")).not().containsText(name);
        }
        assertThat(texts("select name from api_token where revoked_at is null"))
                .doesNotContain(name);
    }

    @ParameterizedTest
    @EnumSource
    void aWebhookIsAddedToldEditedAndDeleted(Look look) throws IOException {
        HttpServer listening =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger told = new AtomicInteger();
        listening.createContext(
                "/",
                exchange -> {
                    told.incrementAndGet();
                    exchange.sendResponseHeaders(503, -1);
                    exchange.close();
                });
        listening.start();
        String url = "http://localhost:%d/%s".formatted(listening.getAddress().getPort(), look);
        try (Visit visit = new Visit(look, port).by("admin").expecting(422)) {
            Page page = visit.open("/admin/webhooks/new");
            page.fill("[name='/url']", "http://desk.example/");
            page.click("#form [data-once]");
            assertThat(page.locator("#f-url-fault")).containsText("https");
            visit.check("webhook-wrong");
            page.fill("[name='/url']", url);
            page.locator("input[value=CHANGED]").uncheck();
            page.fill("[name='/filter']", "q=listening");
            page.click("#form [data-once]");
            assertThat(page.locator("#secret")).containsText("whsec_");
            visit.check("webhook-made");
            aClaim("Somebody is listening by %s.".formatted(look));
            visit.open("/admin/webhooks");
            visit.check("webhooks");
            page.getByText(url).click();
            String address = page.url();
            page.waitForCondition(() -> {
                page.navigate(address);
                return page.locator("tbody").count() > 0
                        && page.locator("tbody").textContent().contains("503");
            });
            assertThat(page.locator("#secret")).hasCount(0);
            visit.check("webhook");
            int before = told.get();
            page.getByText("Tell again").click();
            page.waitForCondition(() -> told.get() > before);
            page.locator("[data-edit]").click();
            page.fill("[name='/filter']", "topic=Floods");
            page.click("#form [data-once]");
            assertThat(page.locator("main")).containsText("topic=Floods");
            page.locator("button.danger").click();
            page.waitForURL("**/admin/webhooks");
            assertThat(page.locator("main")).not().containsText(url);
        } finally {
            listening.stop(0);
        }
    }

    @Test
    void aBackupIsTaken() throws IOException {
        try (Visit visit = new Visit(Look.LIGHT, port).by("admin")) {
            Page page = visit.open("/admin");
            Download backup = page.waitForDownload(() -> page.locator("[download]").click());
            assertThat(Files.readAllLines(backup.path()))
                    .anyMatch(line -> line.startsWith("{\"claim\":"))
                    .last()
                    .matches(line -> line.startsWith("{\"end\":"));
        }
    }

    @Test
    void onesOwnPasswordNeedsTheOldOne() {
        try (Visit visit = new Visit(Look.LIGHT, port).by("lea").expecting(422)) {
            Page page = visit.open("/account");
            page.fill("#f-current", "not my password");
            page.fill("#f-password", "another good phrase");
            page.getByRole(AriaRole.BUTTON, named("Set the password")).click();
            assertThat(page.locator("#f-current-fault")).hasText("That is not your password.");
            visit.check("account-wrong");
        }
    }

    @Test
    void aReaderHasNoControls() {
        try (Visit visit = new Visit(Look.LIGHT, port).by("lea").expecting(403)) {
            Page page = visit.open("/claims/" + claim("%blew himself up with a grenade%"));
            assertThat(page.locator(".tasks")).hasCount(0);
            assertThat(page.locator("main [data-once]")).hasCount(0);
            visit.open("/admin/users");
            assertThat(page.locator("h1")).hasText("Not allowed");
            visit.open("/claims/new");
            assertThat(page.locator("h1")).hasText("Not allowed");
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
