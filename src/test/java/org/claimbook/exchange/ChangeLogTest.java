package org.claimbook.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.claimbook.QuietServer;
import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/// A system that keeps a copy follows what changes.
@QuietServer
class ChangeLogTest extends WholeClaimTest {

    private static final String CHANGES = "/api/v1/changes";

    @Autowired private DataSource pool;

    private String position = CHANGES;
    private String publicPosition = CHANGES;

    @BeforeEach
    void upToNow() throws Exception {
        news();
        publicNews();
    }

    /// "kind id" of each claim that changed since the last look.
    private List<String> news() throws Exception {
        List<String> news = new ArrayList<>();
        JsonNode page;
        do {
            page = read(position);
            news.addAll(told(page));
            position = page.path("next").asString().replace("http://localhost", "");
        } while (page.path("more").asBoolean());
        return news;
    }

    private List<String> publicNews() throws Exception {
        JsonNode page = answer(200, anonymously(publicPosition));
        publicPosition = page.path("next").asString().replace("http://localhost", "");
        return told(page);
    }

    private static List<String> told(JsonNode page) {
        return texts(
                page.path("items"),
                item -> item.path("change").asString() + " " + item.path("id").asString());
    }

    private void publish(String claim) throws Exception {
        perform(onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
    }

    @Test
    void everyChangeIsToldOnceAndInOrder() throws Exception {
        String one = created(CLAIMS, claim("One."));
        String two = created(CLAIMS, claim("Two.", "\"topics\": [\"T\"]"));
        assertThat(news())
                .contains("CREATED " + id(one), "CREATED " + id(two))
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(news()).isEmpty();
        patch(one, "{\"place\": \"Kursk\"}").andExpect(status().isOk());
        created(two + "/verifications", "{\"status\": \"UNVERIFIED\"}");
        publish(one);
        publish(two);
        perform(request(HttpMethod.DELETE, one + "/publication").header("If-Match", etag(one)))
                .andExpect(status().isNoContent());
        perform(
                        onTopOf(one, one + "/merge")
                                .contentType("application/json")
                                .content("{\"into\": \"%s\"}".formatted(id(two))))
                .andExpect(status().isOk());
        assertThat(news())
                .containsSubsequence(
                        "CHANGED " + id(one),
                        "PUBLISHED " + id(one),
                        "WITHDRAWN " + id(one),
                        "MERGED " + id(one))
                .containsSubsequence("CHANGED " + id(two), "PUBLISHED " + id(two))
                .last()
                .isNotEqualTo("CREATED " + id(two));
        String gone = created(CLAIMS, claim("Gone."));
        delete(gone).andExpect(status().isNoContent());
        assertThat(news()).containsExactly("CREATED " + id(gone), "DELETED " + id(gone));
        patch(report, "{\"title\": \"B\"}").andExpect(status().isOk());
        assertThat(news()).containsExactly("CHANGED " + id(report));
    }

    @Test
    void aClaimComesAsItReadsNow() throws Exception {
        String claim = created(CLAIMS, claim("One."));
        created(claim + "/verifications", "{\"status\": \"UNVERIFIED\"}");
        JsonNode items = read(position).path("items");
        assertThat(texts(items, item -> item.path("claim").path("status").path("code").asString()))
                .containsExactly("UNVERIFIED", "UNVERIFIED");
        assertThat(items.path(0).path("claim").path("etag").asString()).startsWith("\"");
        delete(created(CLAIMS, claim("Gone."))).andExpect(status().isNoContent());
        assertThat(read(position).path("items").path(3).has("claim")).isFalse();
    }

    @Test
    void thePublicLearnsOfWhatItSawOrSees() throws Exception {
        created(CLAIMS, claim("Hidden."));
        String claim = created(CLAIMS, claim("Open."));
        String other = created(CLAIMS, claim("Other."));
        publish(claim);
        publish(other);
        assertThat(publicNews())
                .containsExactly("PUBLISHED " + id(claim), "PUBLISHED " + id(other));
        patch(claim, "{\"place\": \"Kursk\"}").andExpect(status().isOk());
        JsonNode page = answer(200, anonymously(publicPosition));
        assertThat(told(page)).containsExactly("CHANGED " + id(claim));
        assertThat(page.path("items").path(0).path("claim").has("workState")).isFalse();
        perform(request(HttpMethod.DELETE, claim + "/publication").header("If-Match", etag(claim)))
                .andExpect(status().isNoContent());
        patch(claim, "{\"place\": \"Sumy\"}").andExpect(status().isOk());
        page = answer(200, anonymously(publicPosition));
        assertThat(told(page)).containsExactly("CHANGED " + id(claim), "WITHDRAWN " + id(claim));
        assertThat(page.toString()).doesNotContain("Open.", "Sumy");
        String target = created(CLAIMS, claim("Target."));
        publish(target);
        publicNews();
        perform(
                        onTopOf(other, other + "/merge")
                                .contentType("application/json")
                                .content("{\"into\": \"%s\"}".formatted(id(target))))
                .andExpect(status().isOk());
        page = answer(200, anonymously(publicPosition));
        assertThat(told(page))
                .containsExactlyInAnyOrder("MERGED " + id(other), "CHANGED " + id(target));
        perform(
                        request(HttpMethod.DELETE, target + "/publication")
                                .header("If-Match", etag(target)))
                .andExpect(status().isNoContent());
        page = answer(200, anonymously(publicPosition));
        assertThat(told(page))
                .contains("WITHDRAWN " + id(other))
                .noneMatch(it -> it.startsWith("M"));
        assertThat(page.toString()).doesNotContain("into", "Target.");
    }

    /// Transactions get their numbers when they begin to write, not when they end.
    @Test
    void whatEndsLaterThanItBeganIsNotMissed() throws Exception {
        String claim = created(CLAIMS, claim("One."));
        String other = created(CLAIMS, claim("Other."));
        news();
        try (Connection early = pool.getConnection();
                Connection late = pool.getConnection()) {
            early.setAutoCommit(false);
            change(early, other);
            late.setAutoCommit(false);
            change(late, claim);
            late.commit();
            assertThat(news()).as("something may still come before").isEmpty();
            change(early, claim);
            early.commit();
        }
        assertThat(news()).containsExactly("CHANGED " + id(other), "CHANGED " + id(claim));
        assertThat(news()).isEmpty();
    }

    /// Nor told in the wrong order, where it changed the same thing.
    @Test
    void aThingsChangesStandInTheOrderOfTheirCommits() throws Exception {
        String claim = created(CLAIMS, claim("One."));
        String other = created(CLAIMS, claim("Other."));
        news();
        try (Connection early = pool.getConnection()) {
            early.setAutoCommit(false);
            change(early, other);
            publish(claim);
            patch(claim, "{\"place\": \"Kursk\"}").andExpect(status().isOk());
            try (Statement sql = early.createStatement()) {
                sql.execute(
                        "update claim set published_at = null, version = version + 1 where id = '%s'"
                                .formatted(id(claim)));
            }
            early.commit();
        }
        assertThat(news())
                .startsWith("CHANGED " + id(other), "PUBLISHED " + id(claim))
                .endsWith("WITHDRAWN " + id(claim));
    }

    private static void change(Connection connection, String claim) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(
                    "update claim set version = version + 1 where id = '%s'".formatted(id(claim)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?after=x", "?after=1-", "?after=-1-2", "?limit=0", "?cursor=a"})
    void whatIsNoPositionIsRefused(String query) throws Exception {
        get(CHANGES + query).andExpect(status().isBadRequest());
    }

    @Test
    void aWholeCopyIsReadInPages() throws Exception {
        for (int number = 0; number < 7; number++) {
            claims.record("Claim " + number);
        }
        position = CHANGES + "?limit=3";
        assertThat(news().stream().filter(change -> change.startsWith("CREATED")))
                .hasSizeGreaterThan(8)
                .doesNotHaveDuplicates();
        assertThat(position).contains("limit=3");
    }
}
