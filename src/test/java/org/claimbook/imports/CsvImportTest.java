package org.claimbook.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CsvImportTest extends ImportTest {

    private static final Path DATA = Path.of("../shared/data/bulk/factck-br.tsv");

    private JsonNode first(String job) throws Exception {
        String claim = items(job + "/records").getFirst().path("claim").asString();
        return read("/api/v1/claims/" + claim);
    }

    @Test
    void aTableIsReadByItsHeader() throws Exception {
        String job =
                imported(
                        "format=csv",
                        """
                        Claim;Review URL;Fact checker;Verdict;Date;Speaker;Topic
                        "The dam; it broke.";https://fc.example/a;FC;Falso;24/12/2019;Jo Doe;Floods
                        Café.;https://fc.example/b;FC;Nobody knows;;;
                        """
                                .getBytes(Charset.forName("windows-1252")));
        get(job).andExpect(jsonPath("state").value("DONE"))
                .andExpect(jsonPath("reading.encoding").value("windows-1252"))
                .andExpect(jsonPath("reading.delimiter").value(";"))
                .andExpect(jsonPath("reading.columns.statement").value("Claim"))
                .andExpect(jsonPath("reading.columns.publisher").value("Fact checker"));
        assertThat(counts(job)).containsExactly(2, 2, 0, 0, 0, 0);
        JsonNode claim = first(job);
        assertThat(claim.path("statement").asString()).isEqualTo("The dam; it broke.");
        assertThat(claim.at("/status/line").asString()).isEqualTo("FC found it false");
        assertThat(claim.at("/topics/0").asString()).isEqualTo("Floods");
        assertThat(claim.path("attribution").asString()).isEqualTo("Jo Doe, via FC");
        assertThat(count("select count(*) from claim where statement = 'Café.'")).isEqualTo(1);
        assertThat(count("select count(*) from rating_label where not mapped")).isEqualTo(1);
    }

    @Test
    void columnsCanBeNamedAndRowsHaveKeysOfTheirOwn() throws Exception {
        String table = "Nr\tWhat\n1\tIt rained.\n2\tIt snowed.\n3\n4\t\n";
        String query = "format=csv&column=statement=What&column=id=Nr";
        String job = imported(query, table);
        assertThat(counts(job)).containsExactly(4, 2, 0, 0, 0, 2);
        assertThat(codes(job)).containsExactly("wrong-columns", "required");
        assertThat(text(job + "/failed")).isEqualTo("Nr\tWhat\n3\n4\t\n");
        assertThat(counts(imported(query, table))).containsExactly(4, 0, 0, 2, 0, 2);
        post(IMPORTS + "?format=csv&column=colour=What", "a").andExpect(status().isBadRequest());
        post(IMPORTS + "?format=csv&delimiter=x", "a").andExpect(status().isBadRequest());
        post(IMPORTS + "?format=csv&encoding=klingon", "a").andExpect(status().isBadRequest());
    }

    @Test
    void aRowSaysWhatIsLeftOutOfItsClaim() throws Exception {
        String job =
                imported(
                        "format=csv",
                        """
                        id,statement,claimant,claimDate,appearance,publisher,rating
                        1,It rained.,Jo Doe,2024-05-17,,,
                        2,It snowed.,Jo Doe,,on the radio,FC,False
                        3,It hailed.,Jo Doe,2024-05-17,https://x.example/3,,
                        4,It blew.,,,,,
                        """);
        assertThat(counts(job)).containsExactly(4, 4, 0, 0, 0, 0);
        assertThat(items(job + "/records").stream().map(CsvImportTest::noted).toList())
                .containsExactly(
                        "/claimant no-appearance, /claimDate no-appearance",
                        "/appearance appearance-not-url, /claimant no-appearance, /publisher no-review, /rating no-review",
                        "",
                        "");
        String hailed = items(job + "/records").get(2).path("claim").asString();
        JsonNode said = read("/api/v1/claims/" + hailed).at("/appearances/0/chain/0");
        assertThat(said.at("/source/name").asString()).isEqualTo("Jo Doe");
        assertThat(said.at("/said/value").asString()).isEqualTo("2024-05-17");
    }

    private static String noted(JsonNode record) {
        return record.path("notes")
                .valueStream()
                .map(note -> note.path("pointer").asString() + " " + note.path("code").asString())
                .collect(Collectors.joining(", "));
    }

    @Test
    void aTableThatCannotBeReadEndsWithAReason() throws Exception {
        String wide =
                IntStream.range(0, 1_000_000)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(","));
        for (String table :
                new String[] {wide, "", "a,b\n1,2\n", "claim\n\"it never ends\n".repeat(1)}) {
            String job = imported("format=csv", table);
            JsonNode ended = read(job);
            assertThat(ended.path("state").asString()).isIn("FAILED", "DONE");
            if (!table.startsWith("claim")) {
                assertThat(ended.path("failure").asString("")).isNotEmpty();
            }
        }
        byte[] utf16 = "\ufeffclaim,lang\nIt rained.,en\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(counts(imported("format=csv", utf16))).containsExactly(1, 1, 0, 0, 0, 0);
    }

    @Test
    void realFactChecksAreRecordedOrRefusedWithAReason() throws Exception {
        Assumptions.assumeTrue(Files.exists(DATA), "no real data beside the repository");
        String job = imported("format=csv", Files.readAllBytes(DATA));
        JsonNode done = read(job);
        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("read").asInt()).isEqualTo(1_313);
        assertThat(done.path("created").asInt()).isGreaterThan(1_200);
    }
}
