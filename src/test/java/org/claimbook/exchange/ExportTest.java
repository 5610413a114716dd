package org.claimbook.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.claimbook.WholeClaimTest;
import org.claimbook.account.TestUsers;
import org.claimbook.search.ClaimParameters;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ExportTest extends WholeClaimTest {

    private static final String CSV = "/api/v1/export/claims.csv";
    private static final String JSONL = "/api/v1/export/claims.jsonl";

    @Autowired private ClaimExport export;
    @Autowired private Clock clock;

    private String text(String path) throws Exception {
        return get(path)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }

    private List<NamedCsvRecord> rows(String path) throws Exception {
        return CsvReader.builder().ofNamedCsvRecord(text(path)).stream().toList();
    }

    @Test
    void aRowHasWhatTheListHas() throws Exception {
        created(CLAIMS, couldNotVerify());
        get(CSV).andExpect(header().string("Content-Type", "text/csv;charset=UTF-8;header=present"))
                .andExpect(
                        header().string(
                                        "Content-Disposition",
                                        "attachment; filename=\"claims.csv\""));
        NamedCsvRecord row = rows(CSV).getFirst();
        assertThat(row.getField("status")).isEqualTo("UNVERIFIED");
        assertThat(row.getField("statusLine")).isEqualTo("Reuters could not verify");
        assertThat(row.getField("origins")).isEqualTo("Ukraine's Special Operations Forces");
        assertThat(row.getField("happenedFrom")).isEqualTo("2025-01");
        assertThat(row.getField("independentOrigins")).isEqualTo("1");
        assertThat(row.getField("reportTitle")).isEqualTo("A");
        assertThat(text(CSV)).startsWith("id,statement,kind,").endsWith("\r\n");
    }

    @Test
    void aSpreadsheetRunsNoFormula() throws Exception {
        for (String start : List.of("=", "+", "-", "@", "\\t", "\\r")) {
            created(CLAIMS, claim(start + "HYPERLINK(1)", "\"place\": \"=1+1\""));
        }
        created(
                CLAIMS,
                claim(
                        "A, \\\"quoted\\\"\\nline – Київ",
                        "\"figure\": {\"best\": -5}",
                        "\"topics\": [\"@a\", \"b\"]"));
        List<NamedCsvRecord> rows = rows(CSV);
        assertThat(rows.subList(0, 6))
                .allSatisfy(row -> {
                    assertThat(row.getField("statement")).startsWith("'").endsWith("HYPERLINK(1)");
                    assertThat(row.getField("place")).isEqualTo("'=1+1");
                });
        assertThat(rows.getLast().getField("statement")).isEqualTo("A, \"quoted\"\nline – Київ");
        assertThat(rows.getLast().getField("figureBest")).isEqualTo("-5");
        assertThat(rows.getLast().getField("topics")).isEqualTo("'@a; b");
    }

    @Test
    void theFiltersAreThoseOfTheList() throws Exception {
        created(CLAIMS, couldNotVerify());
        String other = created(CLAIMS, claim("Other."));
        assertThat(rows(CSV + "?q=grenade")).hasSize(1);
        assertThat(rows(CSV + "?status=UNCHECKED")).hasSize(1);
        assertThat(text(JSONL + "?verifier=Reuters").lines()).hasSize(1);
        String past = read(other).path("updatedAt").asString();
        post(other + "/verifications", "{\"status\": \"UNVERIFIED\"}");
        assertThat(rows(CSV + "?asOf=" + past).getLast().getField("status")).isEqualTo("UNCHECKED");
        assertThat(text(JSONL + "?status=UNCHECKED&asOf=" + past).lines()).hasSize(1);
        assertThat(text(JSONL + "?status=UNCHECKED").lines()).isEmpty();
        get(CSV + "?sort=created").andExpect(status().isBadRequest());
        get(CSV + "?q=a&limit=5").andExpect(status().isBadRequest());
        anonymously(CSV).andExpect(status().isUnauthorized());
        anonymously(JSONL).andExpect(status().isUnauthorized());
    }

    @Test
    void aLineCanBeRecordedAgain() throws Exception {
        created(CLAIMS, couldNotVerify());
        String from =
                created(
                        CLAIMS,
                        """
                        {"statement": "A figure.", "kind": "FIGURE", "figure": {"measure": {"name": "Troops"}, "best": 11000, "counts": "sent"},
                         "appearances": [{"report": {"title": "B", "url": "https://a.example/b"}, "chain": [
                            {"source": {"disclosure": "UNNAMED", "description": "a lawmaker"}, "verb": "SAID"},
                            {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}],
                         "links": [{"to": "%s", "type": "RELATED"}]}
                        """
                                .formatted(claims.record("Other.")));
        for (String line : text(JSONL).lines().toList()) {
            JsonNode exported = json(line);
            JsonNode again = read(created(CLAIMS, sent(exported).toString()));
            assertThat(essence(again)).isEqualTo(essence(exported));
        }
        assertThat(json(text(JSONL).lines().toList().get(2)).path("id").asString())
                .isEqualTo(id(from));
    }

    /// Without what POST takes from nobody.
    private static JsonNode sent(JsonNode line) {
        ObjectNode claim = (ObjectNode) line.deepCopy();
        claim.remove(
                List.of(
                        "id",
                        "status",
                        "attribution",
                        "independentOrigins",
                        "publishedAt",
                        "createdAt",
                        "updatedAt"));
        for (JsonNode part : claim.path("appearances")) {
            ((ObjectNode) part)
                    .remove(List.of("id", "revision", "circular", "withdrawal", "recordedAt"));
        }
        for (JsonNode part : claim.path("verifications")) {
            ((ObjectNode) part)
                    .remove(
                            List.of(
                                    "id",
                                    "seq",
                                    "statement",
                                    "recordedAt",
                                    "recordedBy",
                                    "signedOffBy",
                                    "voidedBy",
                                    "pending",
                                    "hash"));
        }
        for (JsonNode part : claim.path("responses")) {
            ((ObjectNode) part).remove(List.of("id", "recordedAt", "recordedBy"));
        }
        for (JsonNode part : claim.path("links")) {
            ((ObjectNode) part).remove(List.of("id", "createdAt"));
        }
        return claim;
    }

    private static List<String> essence(JsonNode claim) {
        return List.of(
                claim.path("statement").asString(),
                claim.path("attribution").asString(""),
                claim.path("status").path("line").asString(),
                claim.path("figure").toString(),
                String.valueOf(claim.path("verifications").size()),
                String.valueOf(claim.path("responses").size()),
                String.valueOf(claim.path("links").size()));
    }

    @Test
    void everyClaimIsThereOnceHoweverMany() throws Exception {
        for (int number = 0; number < 450; number++) {
            claims.record("Claim " + number);
        }
        assertThat(text(JSONL).lines().map(line -> json(line).path("statement").asString()))
                .hasSize(450)
                .doesNotHaveDuplicates()
                .startsWith("Claim 0", "Claim 1");
        assertThat(rows(CSV)).hasSize(450);
    }

    @Test
    void whoDoesNotTakeItStopsIt() {
        for (int number = 0; number < 450; number++) {
            claims.record("Claim " + number);
        }
        var all = new ClaimParameters(new LinkedMultiValueMap<>(), false, clock.instant());
        int[] flushed = new int[1];
        OutputStream broken =
                new OutputStream() {
                    @Override
                    public void write(int letter) throws IOException {
                        throw new IOException("gone");
                    }

                    @Override
                    public void flush() {
                        flushed[0]++;
                    }
                };
        assertThatThrownBy(() -> export.jsonl(all.filter(), broken))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> export.csv(all.filter(), TestUsers.actor(Role.READER), broken))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(flushed[0]).as("batches that came through").isZero();
        assertThat(
                        count(
                                "pg_stat_activity where state = 'idle in transaction' and datname = current_database()"))
                .isZero();
    }
}
