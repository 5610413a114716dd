package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What anybody can read.
@BrowserTest
class ReadingTest {

    @LocalServerPort int port;
    @Autowired JdbcClient database;

    @ParameterizedTest
    @EnumSource
    void aClaimIsReadInOneColumn(Look look) {
        try (Visit visit = new Visit(look, port)) {
            Page page = visit.open("/claims/" + claim("%blew himself up with a grenade%"));
            assertThat(page.locator("h1")).containsText("blew himself up");
            assertThat(page.locator("main .line").first()).hasText("Reuters could not verify");
            assertThat(page.locator("svg.chain")).containsText("Special Operations Forces");
            assertThat(page.locator("blockquote mark")).containsText("grenade");
            assertThat(page.locator(".timeline")).containsText("could not verify the incident");
            visit.check("claim");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereSaysSo(Look look) {
        try (Visit visit = new Visit(look, port)) {
            Page page = visit.open("/problems/not-found");
            assertThat(page.locator("h1")).isVisible();
            visit.check("problem");
        }
    }

    private String claim(String statement) {
        return database.sql("select id from claim where statement like :statement")
                .param("statement", statement)
                .query((row, number) -> row.getString("id"))
                .single();
    }
}
