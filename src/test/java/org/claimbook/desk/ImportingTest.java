package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Files of others: sent, tried, read otherwise, imported.
class ImportingTest extends ScreenTest {

    @ParameterizedTest
    @EnumSource
    void aFileIsTriedReadOtherwiseAndImported(Look look) {
        String statement = "The dam broke, says " + UUID.randomUUID() + ".";
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
            visit.open("/imports");
            visit.check("imports");
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
    void aRatingOfOthersGetsAMeaning(Look look) {
        String rating = "Rather wobbly " + UUID.randomUUID();
        imported(
                "format=csv&name=checks.csv",
                "Claim,Review URL,Fact checker,Verdict\nIt leans.,https://fc.example/%s,FC,%s\n"
                        .formatted(UUID.randomUUID(), rating));
        try (Visit visit = new Visit(look, port).by("mira")) {
            Page page = visit.open("/imports");
            page.getByText("Ratings of others").click();
            visit.check("ratings");
            page.locator("tbody a", new Page.LocatorOptions().setHasText(rating)).click();
            page.selectOption("[name='/status']", "MIXED");
            page.selectOption("[name='/qualifier']", "EXAGGERATED");
            visit.check("rating");
            page.click("#form [data-once]");
            page.waitForURL("**/rating-labels");
            assertThat(page.locator("main")).not().containsText(rating);
            visit.open("/rating-labels?mapped=true&limit=200");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(rating)))
                    .containsText("Mixed");
        }
        imported(
                "format=csv&name=checks.csv",
                "Claim,Review URL,Fact checker,Verdict\nIt leans more by %s.,https://fc.example/%s,FC,%s\n"
                        .formatted(look, UUID.randomUUID(), rating));
        assertThat(
                        texts(
                                "select v.status from verification v join claim c on c.id = v.claim_id where c.statement = 'It leans more by %s.'"
                                        .formatted(look)))
                .containsExactly("MIXED");
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
