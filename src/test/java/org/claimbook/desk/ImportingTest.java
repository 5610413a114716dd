package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Files of others: sent, tried, read otherwise, imported, mended; and what their ratings mean.
class ImportingTest extends ScreenTest {

    @ParameterizedTest
    @EnumSource
    void aFileIsTriedImportedAndWhatFailedIsMended(Look look) throws IOException {
        String statement = "The dam broke, says " + UUID.randomUUID() + ".";
        String mended = "The dike broke, says " + UUID.randomUUID() + ".";
        try (Visit visit = new Visit(look, port).by("mira").expecting(422)) {
            Page page = visit.open("/imports");
            page.click("#form [data-once]");
            assertThat(page.locator("#f-file-fault")).isVisible();
            assertThat(page.locator("#f-format-fault")).isVisible();
            visit.check("imports-wrong");
            send(page, "Text;What;Nr\na;%s;1\nb;;2\n".formatted(statement));
            assertThat(page.locator(".chips")).containsText("New 2");
            visit.check("import-tried");
            page.locator("summary").click();
            assertThat(page.locator("[name='/columns/statement']")).hasValue("Text");
            page.selectOption("[name='/columns/statement']", "What");
            visit.check("import-reading");
            leave(page, "#reading [data-once]");
            assertThat(page.locator(".chips")).containsText("Failed 1");
            assertThat(page.locator("tbody")).containsText("It is required.");
            assertThat(recorded(statement)).isZero();
            leave(page, "#record");
            assertThat(page.locator(".chips")).containsText("New 1");
            assertThat(recorded(statement)).isEqualTo(1);
            visit.check("import-done");
            Download failed = page.waitForDownload(() -> page.locator("[download]").click());
            String again = Files.readString(failed.path());
            assertThat(again).isEqualTo("Text;What;Nr\nb;;2\n");
            visit.open("/imports");
            visit.check("imports");
            send(
                    page,
                    again.replace("Text", "Other")
                            .replace("What", "Claim")
                            .replace(";;", ";" + mended + ";"));
            leave(page, "#record");
            assertThat(page.locator("[role=status]")).hasText("Done");
            assertThat(recorded(mended)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLongImportIsWatchedAndCancelled(Look look) {
        UUID job = UUID.randomUUID();
        database.sql(
                        """
                        insert into import_job (id, format, dry_run, name, state, size, bytes, read, created,
                                                created_at, created_by, started_at, holder, held_until)
                        select :id, 'jsonl', false, 'long.jsonl', 'RUNNING', 1000, 400, 4, 4,
                               now(), id, now(), :id, now() + interval '1 hour'
                        from app_user where username = 'mira'
                        """)
                .param("id", job)
                .update();
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open("/imports/" + job);
            assertThat(page.locator("progress")).hasAttribute("value", "400");
            visit.check("import-running");
            database.sql("update import_job set bytes = 800, read = 8, created = 8 where id = :id")
                    .param("id", job)
                    .update();
            assertThat(page.locator("progress")).hasAttribute("value", "800");
            assertThat(page.locator(".chips")).containsText("New 8");
            page.click("#cancel");
            assertThat(page.locator("[role=status]")).hasText("Cancelled");
            assertThat(page.locator("progress")).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRatingIsMappedOnceForAll(Look look) {
        String words = "hardly " + UUID.randomUUID();
        String statement = "It rained, says " + UUID.randomUUID() + ".";
        imported(
                "format=csv",
                "Claim,Review URL,Fact checker,Verdict\n%s,https://fc.example/%s,FC,%s\n"
                        .formatted(statement, UUID.randomUUID(), words));
        try (Visit visit = new Visit(look, port).by("mira").expecting(422)) {
            Page page = visit.open("/rating-labels");
            visit.check("rating-labels");
            page.getByText(words).click();
            page.selectOption("[name='/status']", "CONFIRMED");
            page.selectOption("[name='/qualifier']", "SATIRE");
            page.click("#form [data-once]");
            assertThat(page.locator("#f-qualifier-fault")).isVisible();
            visit.check("rating-label-wrong");
            page.selectOption("[name='/status']", "REFUTED");
            page.click("#form [data-once]");
            page.waitForURL("**/rating-labels");
            assertThat(page.locator("main")).not().containsText(words);
            visit.open("/rating-labels?mapped=true");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(words)))
                    .containsText("satire");
            visit.check("rating-labels-mapped");
            page.waitForCondition(() ->
                    texts(
                                            "select id::text from claim where status = 'REFUTED' and statement = '%s'"
                                                    .formatted(statement))
                                    .size()
                            == 1);
        }
    }

    /// Sends a table, and waits until it has been tried.
    private static void send(Page page, String table) {
        page.setInputFiles(
                "#f-file", new FilePayload("claims.csv", "text/csv", table.getBytes(UTF_8)));
        page.selectOption("[name='/format']", "csv");
        leave(page, "#form [data-once]");
    }

    /// Presses what leads to another import, and waits until that has ended.
    private static void leave(Page page, String button) {
        String here = page.url();
        page.click(button);
        page.waitForURL(url -> !url.equals(here));
        assertThat(page.locator("[role=status]")).hasText("Done");
    }

    private long recorded(String statement) {
        return database.sql("select count(*) from claim where statement = :statement")
                .param("statement", statement)
                .query(Long.class)
                .single();
    }
}
