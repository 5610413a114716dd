package org.claimbook.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// One person in one browser window; whatever goes wrong in it is remembered.
final class Visit implements AutoCloseable {

    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /// Milliseconds; a slow machine fails no test.
    private static final int PATIENCE = 30_000;

    private Look look;
    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();
    private final List<Integer> expected = new ArrayList<>();

    Visit(Look look, int port) {
        this(look, port, look.options());
    }

    /// In a browser that runs no scripts.
    static Visit withoutScript(Look look, int port) {
        return new Visit(look, port, look.options().setJavaScriptEnabled(false));
    }

    private Visit(Look look, int port, Browser.NewContextOptions options) {
        this.look = look;
        this.address = "http://localhost:" + port;
        this.context = Chromium.browser().newContext(options);
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        page.onConsoleMessage(message -> {
            if (!message.type().equals("log") && !isExpected(message.text())) {
                troubles.add(message.type() + ": " + message.text());
            }
        });
        page.onDialog(dialog -> {
            troubles.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onPageError(error -> troubles.add("error: " + error));
        page.onRequestFailed(request -> troubles.add("failed: " + request.url()));
        page.onResponse(response -> {
            if (response.status() >= 400 && !isExpected("status of " + response.status())) {
                troubles.add(response.status() + ": " + response.url());
            }
        });
    }

    /// A form that is turned down says so in its status, too, and browsers tell.
    Visit expecting(int... statuses) {
        expected.addAll(IntStream.of(statuses).boxed().toList());
        return this;
    }

    private boolean isExpected(String text) {
        return expected.stream().anyMatch(status -> text.contains("status of " + status));
    }

    /// Signs in with the form.
    Visit by(String name) {
        open("/login");
        page.fill("#username", name);
        page.fill("#password", BrowserTest.PASSWORD);
        page.press("#password", "Enter");
        page.waitForURL(address + "/**");
        assertThat(page.locator(".who").textContent()).contains(name);
        return this;
    }

    Page page() {
        return page;
    }

    Page open(String path) {
        page.navigate(address + path);
        return page;
    }

    /// The same, and what the server said to it, once everything that the page asks for is there.
    int status(String path) {
        Response answer = page.navigate(address + path);
        settle();
        return answer.status();
    }

    /// Waits for whatever the page asks for by itself.
    void settle() {
        page.waitForLoadState();
        PlaywrightAssertions.assertThat(page.locator(".htmx-request")).hasCount(0);
    }

    /// What a page would say, without a window.
    APIResponse ask(String path) {
        return page.request().get(address + path);
    }

    /// Leaves pictures of the page in every look, and checks it in each.
    void checkInAllLooks(String screen) {
        for (Look each : Look.values()) {
            look = each;
            look.on(page);
            check(screen);
        }
    }

    /// Leaves a picture in `target/screens`, asks axe, and looks whether anything went wrong or
    /// sticks out sideways.
    void check(String screen) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(
                                Path.of(
                                        "target/screens",
                                        "%s-%s.png"
                                                .formatted(screen, look)
                                                .toLowerCase(Locale.ROOT)))
                        .setFullPage(true));
        // in the page itself, which has no frames: three times as fast
        AxeResults axe = new AxeBuilder(page).setLegacyMode(true).withTags(WCAG).analyze();
        assertThat(axe.getViolations())
                .as("accessibility of " + screen + " " + look)
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("pixels that stick out of " + screen + " " + look)
                .isEqualTo(0);
        assertThat(page.innerText("body"))
                .as("words without a translation on " + screen)
                .doesNotContain("??");
        assertNoTrouble(screen);
    }

    /// Nothing failed, nobody complained, nothing ran that is not ours.
    void assertNoTrouble(String screen) {
        List<String> seen = List.copyOf(troubles);
        troubles.clear();
        assertThat(seen).as("troubles on " + screen + " " + look).isEmpty();
        assertThat(page.evaluate("typeof window.hacked")).as(screen).isEqualTo("undefined");
    }

    @Override
    public void close() {
        context.close();
    }
}
