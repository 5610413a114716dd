package org.claimbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.claimbook.WholeClaimTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What stands around a quote, in every answer that shows it.
class ContextApiTest extends WholeClaimTest {

    private static final String QUOTE = "🪖 A soldier died.";
    // letters of no id and no hash
    private static final String BEFORE = "y".repeat(300);
    private static final String AFTER = "z".repeat(300);

    private String claim = "";

    @BeforeEach
    void aPublicClaim() throws Exception {
        report = created("/api/v1/reports", "{\"title\": \"R\"}");
        revise(BEFORE + QUOTE + AFTER);
        claim =
                created(
                        CLAIMS,
                        """
                        {"statement": "It is so.", "appearances": [%s,
                            {"reportId": "%s", "chain": [{"source": {"name": "Reuters"}, "verb": "REPORTED"}]}]}
                        """
                                .formatted(appearance(QUOTE), id(report)));
        perform(onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
    }

    @Test
    void aClaimShowsTwoHundredCharactersAroundItsQuotes() throws Exception {
        for (JsonNode seen : both()) {
            JsonNode quoted = seen.path("appearances").path(0);
            assertThat(quoted.path("context"))
                    .isEqualTo(context(BEFORE.substring(100), AFTER.substring(100)));
            assertThat(quoted.path("anchor").path("prefix").asString()).hasSize(32);
            assertThat(seen.path("appearances").path(1).path("context").isNull()).isTrue();
        }
    }

    @Test
    void soDoesAnAppearanceByItselfAndInTheListOfItsClaim() throws Exception {
        JsonNode listed = read(claim + "/appearances").path("items").path(0);
        JsonNode alone = read(claim + "/appearances/" + listed.path("id").asString());
        assertThat(listed).isEqualTo(alone);
        assertThat(alone.path("context").path("before").asString()).hasSize(200);
    }

    @Test
    void theContextIsOfTheRevisionInWhichTheQuoteStands() throws Exception {
        revise("Corrected. " + QUOTE + " Nobody else.");
        for (JsonNode seen : both()) {
            assertThat(seen.path("appearances").path(0).path("context"))
                    .isEqualTo(context("Corrected. ", " Nobody else."));
        }
    }

    @Test
    void aQuoteThatIsGoneHasNoContext() throws Exception {
        revise("Something else altogether.");
        for (JsonNode seen : both()) {
            JsonNode gone = seen.path("appearances").path(0);
            assertThat(gone.path("anchor").path("state").asString()).isEqualTo("ORPHANED");
            assertThat(gone.path("context").isNull()).isTrue();
        }
    }

    @Test
    void ofAReportThatIsWithheldThePublicSeesNoMoreThanTheQuote() throws Exception {
        database.sql("update report set status = 'WITHHELD' where id = cast(:id as uuid)")
                .param("id", id(report))
                .update();
        JsonNode seen = answer(200, anonymously(claim)).path("appearances").path(0);
        assertThat(seen.path("anchor").path("exact").asString()).isEqualTo(QUOTE);
        assertThat(seen.path("anchor").path("prefix").asString()).isEmpty();
        assertThat(seen.path("anchor").path("suffix").asString()).isEmpty();
        assertThat(seen.path("context").isNull()).isTrue();
        assertThat(read(claim).path("appearances").path(0).path("context").isNull()).isFalse();
    }

    @Test
    void listsShowNoQuotes() throws Exception {
        assertThat(read(CLAIMS).toString()).contains("It is so.").doesNotContain("yyy", "zzz");
    }

    private JsonNode[] both() throws Exception {
        return new JsonNode[] {read(claim), answer(200, anonymously(claim))};
    }

    private void revise(String text) throws Exception {
        post(report + "/revisions", "{\"text\": \"%s\"}".formatted(text))
                .andExpect(status().isCreated());
    }

    private JsonNode context(String before, String after) {
        return json("{\"before\": \"%s\", \"after\": \"%s\"}".formatted(before, after));
    }
}
