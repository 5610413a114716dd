package org.claimbook.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ImportApiTest extends ImportTest {

    private static final String CLAIM =
            """
            {"statement": "%1$s is so.", "language": "en", "topics": ["T%1$s"], "happened": {"from": "2025-01"}, "appearances": [{"report": {"title": "R %1$s", "url": "https://a.example/%1$s", "text": "It is so."}, "quote": {"exact": "is so"}, "chain": [{"source": {"name": "O %1$s"}, "verb": "SAID"}, {"source": {"name": "C %1$s", "kind": "OUTLET"}, "verb": "REPORTED"}]}], "verifications": [{"status": "UNVERIFIED", "verifier": {"name": "V %1$s"}, "wording": "could not verify"}, {"status": "REFUTED", "verifier": {"name": "W %1$s"}, "evidence": [{"kind": "LINK", "stance": "CONTRADICTS"}]}], "responses": [{"party": {"name": "O %1$s"}, "askedBy": {"name": "V %1$s"}, "outcome": "DENIED"}]}
            """;

    @Autowired private Jobs jobs;
    @Autowired private ImportCommit commits;
    @Autowired private MockMvc anyone;
    @Autowired private JsonMapper mapper;

    private static String lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "{\"statement\": \"Claim %d.\"}".formatted(number))
                .collect(Collectors.joining("\n"));
    }

    /// Rows of all tables that are there now and were not before, without what tells one recording
    /// from the next.
    private List<String> news(List<String> before) {
        List<String> news = rows();
        before.forEach(news::remove);
        return news;
    }

    private List<String> rows() {
        List<String> tables =
                database.sql(
                                """
                                select table_name from information_schema.tables
                                where table_schema = 'public' and table_type = 'BASE TABLE'
                                  and table_name !~ '^(import|flyway|audit_batch|audit_head|spring_session)'
                                """)
                        .query((row, _) -> row.getString(1))
                        .list();
        assertThat(tables).contains("claim", "hop", "change", "claim_words", "audit_event");
        return tables.stream()
                .flatMap(table ->
                        database
                                .sql("select to_jsonb(t)::text from %s t".formatted(table))
                                .query((row, _) -> table + " " + plain(row.getString(1)))
                                .list()
                                .stream())
                .sorted()
                .collect(Collectors.toList());
    }

    private String plain(String row) {
        ObjectNode columns = (ObjectNode) mapper.readTree(row);
        columns.remove(List.of("note", "request_id", "address", "seq", "xid"));
        return columns.toString()
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "#")
                .replaceAll("2026-[0-9T:.-]+(\\+00:00|Z)", "@")
                .replaceAll("[0-9a-f]{64}", "hash")
                // where a word stands among the names of sources, their ids decide
                .replaceAll("(?<=[a-z]'):[0-9A-D,]+", "");
    }

    @Test
    void aLineIsRecordedAsIfItWasPosted() throws Exception {
        List<String> nothing = rows();
        created("/api/v1/claims", CLAIM.formatted("alphaa"));
        List<String> posted = news(nothing);
        List<String> before = rows();
        String job = imported("format=jsonl", CLAIM.formatted("alphab"));
        assertThat(counts(job)).containsExactly(1, 1, 0, 0, 0, 0);
        List<String> imported =
                news(before).stream()
                        .filter(row -> !row.contains("\"subject_kind\":\"IMPORT\""))
                        .map(row -> row.replace("alphab", "alphaa"))
                        .sorted()
                        .toList();
        assertThat(posted).hasSizeGreaterThan(30);
        assertThat(imported).containsExactlyElementsOf(posted);
    }

    @Test
    void aJobTellsHowItWent() throws Exception {
        String job =
                queued(
                        "format=jsonl&name=claims.jsonl",
                        (lines(0, 3)
                                        + "\n\n{\"statement\": \" \"}\n{\"nonsense\": 1}\n{\n[]\n"
                                        + "{\"statement\": \"A.\", \"verifications\": [{\"status\": \"CONFIRMED\"}]}\n"
                                        + lines(3, 5))
                                .getBytes(StandardCharsets.UTF_8));
        get(job).andExpect(jsonPath("state").value("QUEUED")).andExpect(jsonPath("read").value(0));
        run();
        get(job).andExpect(jsonPath("state").value("DONE"))
                .andExpect(jsonPath("name").value("claims.jsonl"))
                .andExpect(jsonPath("createdBy").value("the-admin"))
                .andExpect(jsonPath("finishedAt").exists())
                .andExpect(jsonPath("rate").isNumber());
        assertThat(counts(job)).containsExactly(10, 5, 0, 0, 0, 5);
        JsonNode errors = read(job + "/errors");
        assertThat(errors.path("items").valueStream().map(it -> it.path("record").asInt()))
                .containsExactly(4, 5, 6, 7, 8);
        assertThat(codes(job))
                .containsExactly(
                        "required",
                        "unknown-field",
                        "malformed-json",
                        "wrong-type",
                        "supporting-evidence");
        assertThat(errors.at("/items/4/pointer").asString()).isEqualTo("/verifications/0/evidence");
        assertThat(read(job + "/errors?limit=2").path("next").asString()).contains("cursor=");
        assertThat(text(job + "/failed").lines())
                .containsExactly(
                        "{\"statement\": \" \"}",
                        "{\"nonsense\": 1}",
                        "{",
                        "[]",
                        "{\"statement\": \"A.\", \"verifications\": [{\"status\": \"CONFIRMED\"}]}");
        List<JsonNode> made = items(job + "/records?outcome=CREATED");
        assertThat(made).hasSize(5);
        get("/api/v1/claims/" + made.getLast().path("claim").asString())
                .andExpect(jsonPath("statement").value("Claim 4."));
        assertThat(items(IMPORTS)).hasSize(1);
        assertThat(count("select count(*) from import_chunk")).isZero();
        assertThat(
                        count(
                                "select count(*) from audit_event where subject_kind = 'CLAIM' and note = 'Import %s'"
                                        .formatted(id(job))))
                .isEqualTo(5);
    }

    @Test
    void aDryRunRecordsNothing() throws Exception {
        List<String> before = rows();
        String file = CLAIM.formatted("a") + "{}\n" + CLAIM.formatted("b");
        String dry = imported("format=jsonl&dryRun=true", file);
        assertThat(counts(dry)).containsExactly(3, 2, 0, 0, 0, 1);
        assertThat(news(before)).singleElement().asString().contains("audit_event", "IMPORT");
        assertThat(items(dry + "/records?outcome=CREATED"))
                .allSatisfy(record -> assertThat(record.path("claim").isNull()).isTrue());
        assertThat(counts(imported("format=jsonl", file))).isEqualTo(counts(dry));
    }

    /// Be it in the same batch or a later one; each repetition ends a batch.
    @Test
    void aDryRunKnowsWhatCameEarlierInItsFile() throws Exception {
        String line = "{\"id\": \"row %d\", \"statement\": \"%s\"}\n";
        String file =
                line.formatted(1, "A.")
                        + line.formatted(2, "")
                        + line.formatted(1, "A.")
                        + line.formatted(1, "B.")
                        + line.formatted(2, "C.")
                        + line.formatted(3, "D.")
                        + line.formatted(1, "B.");
        String dry = imported("format=jsonl&dryRun=true", file);
        assertThat(outcomes(dry))
                .containsExactly(
                        "CREATED",
                        "FAILED",
                        "UNCHANGED",
                        "UPDATED",
                        "CREATED",
                        "CREATED",
                        "UNCHANGED");
        assertThat(count("select count(*) from imported")).isZero();
        assertThat(outcomes(imported("format=jsonl", file))).isEqualTo(outcomes(dry));
        assertThat(outcomes(imported("format=jsonl", file)))
                .isEqualTo(outcomes(imported("format=jsonl&dryRun=true", file)));
    }

    private List<String> outcomes(String job) throws Exception {
        return items(job + "/records").stream()
                .map(record -> record.path("outcome").asString())
                .toList();
    }

    @Test
    void whatWasLeftInTheMiddleGoesOnThere() throws Exception {
        String job = queued("format=jsonl", lines(0, 500).getBytes(StandardCharsets.UTF_8));
        Jobs.Held held = jobs.take(UUID.randomUUID()).orElseThrow();
        List<Prepared> first =
                IntStream.rangeClosed(1, 3)
                        .mapToObj(number -> prepared(held, number, lines(number - 1, number)))
                        .toList();
        commits.commit(held, first, 0, TestUsers.actor(Role.EDITOR));
        run();
        assertThat(counts(job)).startsWith(3, 3);
        jobs.release(held);
        run();
        assertThat(counts(job)).containsExactly(500, 500, 0, 0, 0, 0);
        assertThat(count("select count(distinct statement) from claim")).isEqualTo(500);
        assertThat(count("select count(*) from claim")).isEqualTo(500);
        assertThat(items(job + "/records?limit=200")).hasSize(200);
    }

    @Test
    void longRecordsAreCommittedFewerAtATime() throws Exception {
        String line = "{\"statement\": \"\", \"place\": \"%s\"}\n".formatted("x".repeat(200_000));
        String job = imported("format=jsonl", line.repeat(25));
        assertThat(counts(job)).containsExactly(25, 0, 0, 0, 0, 25);
        assertThat(count("select count(distinct xmin::text) from import_record")).isEqualTo(3);
    }

    @Test
    void whoeverLostAJobCommitsNothingMore() throws Exception {
        queued("format=jsonl", lines(0, 2).getBytes(StandardCharsets.UTF_8));
        Jobs.Held held = jobs.take(UUID.randomUUID()).orElseThrow();
        jobs.release(held);
        run();
        Prepared late = prepared(held, 1, lines(7, 8));
        assertThatThrownBy(
                        () -> commits.commit(held, List.of(late), 0, TestUsers.actor(Role.EDITOR)))
                .isInstanceOf(Exception.class);
        assertThat(count("select count(*) from claim")).isEqualTo(2);
    }

    @Test
    void aJobCanBeCancelledUntilItHasEnded() throws Exception {
        String job = queued("format=jsonl", lines(0, 2).getBytes(StandardCharsets.UTF_8));
        delete(job).andExpect(status().isNoContent());
        run();
        get(job).andExpect(jsonPath("state").value("CANCELLED"))
                .andExpect(jsonPath("read").value(0));
        delete(job)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("code").value("import-ended"));
        assertThat(count("select count(*) from import_chunk")).isZero();
        assertThat(count("select count(*) from claim")).isZero();
    }

    @Test
    void aFileComesInAFormToo() throws Exception {
        var answer =
                anyone.perform(
                                multipart(IMPORTS + "?format=jsonl")
                                        .file(
                                                new MockMultipartFile(
                                                        "file",
                                                        "a.jsonl",
                                                        null,
                                                        lines(0, 2)
                                                                .getBytes(StandardCharsets.UTF_8)))
                                        .with(TestUsers.as(Role.EDITOR)))
                        .andExpect(status().isAccepted())
                        .andExpect(jsonPath("name").value("a.jsonl"))
                        .andReturn();
        run();
        String job =
                String.valueOf(answer.getResponse().getHeader("Location"))
                        .replace("http://localhost", "");
        assertThat(counts(job)).startsWith(2, 2);
    }

    @Test
    void anImportIsAnEditorsAndItsFormatIsKnown() throws Exception {
        anyone.perform(
                        request(HttpMethod.POST, IMPORTS + "?format=jsonl")
                                .contentType("application/jsonl")
                                .content("{}")
                                .with(TestUsers.as(Role.READER)))
                .andExpect(status().isForbidden());
        post(IMPORTS + "?format=xml", "{}").andExpect(status().isBadRequest());
        post(IMPORTS, "{}").andExpect(status().isBadRequest());
        perform(
                        request(HttpMethod.POST, IMPORTS + "?format=jsonl")
                                .contentType("application/x-www-form-urlencoded")
                                .content("a=b"))
                .andExpect(status().isUnsupportedMediaType());
        get(IMPORTS + "/" + NOBODY).andExpect(status().isNotFound());
    }

    @Test
    void whatComesAgainUnderItsIdIsTheSameClaim() throws Exception {
        String line =
                "{\"id\": \"row 1\", \"statement\": \"A.\", \"verifications\": [{\"status\": \"UNVERIFIED\", \"verifier\": {\"name\": \"AP\"}}%s]%s}\n";
        String first = line.formatted("", "");
        assertThat(counts(imported("format=jsonl", first + first)))
                .containsExactly(2, 1, 0, 1, 0, 0);
        String more =
                line.formatted(
                        ", {\"status\": \"CONFIRMED\", \"verifier\": {\"name\": \"AP\"}}",
                        ", \"place\": \"Kursk\"");
        String job = imported("format=jsonl", more + more);
        assertThat(counts(job)).containsExactly(2, 0, 1, 1, 0, 0);
        String claim = items(job + "/records").getFirst().path("claim").asString();
        get("/api/v1/claims/" + claim)
                .andExpect(jsonPath("place").value("Kursk"))
                .andExpect(jsonPath("verifications.length()").value(2))
                .andExpect(jsonPath("status.code").value("CONFIRMED"));
        assertThat(count("select count(*) from claim")).isEqualTo(1);
        perform(request(HttpMethod.DELETE, "/api/v1/claims/" + claim).header("If-Match", "*"))
                .andExpect(status().isConflict());
    }

    @Test
    void anExportMakesTheSameClaimsElsewhere() throws Exception {
        created(
                "/api/v1/claims",
                CLAIM.formatted("a").replace(", \"quote\": {\"exact\": \"is so\"}", ""));
        String unnamed =
                created(
                        "/api/v1/claims",
                        """
                        {"statement": "B.", "appearances": [{"report": {"title": "S", "url": "https://a.example/s"}, "chain": [
                            {"source": {"disclosure": "UNNAMED", "description": "a lawmaker"}, "verb": "SAID"}, {"source": {"name": "Reuters"}, "verb": "REPORTED"}]}]}
                        """);
        String source = read(unnamed).at("/appearances/0/chain/0/source/id").asString();
        created(
                "/api/v1/claims",
                """
                {"statement": "C.", "appearances": [{"report": {"title": "S", "url": "https://a.example/s"}, "chain": [{"source": {"id": "%s"}, "verb": "SAID"}]}],
                 "links": [{"to": "%s", "type": "RELATED"}]}
                """
                        .formatted(source, id(unnamed)));
        String exported = text("/api/v1/export/claims.jsonl");
        emptyDatabase();
        String job = imported("format=jsonl", exported);
        assertThat(codes(job)).isEmpty();
        assertThat(counts(job)).containsExactly(3, 3, 0, 0, 0, 0);
        String again = text("/api/v1/export/claims.jsonl");
        assertThat(essence(again)).isEqualTo(essence(exported));
        assertThat(count("select count(*) from source where disclosure = 'UNNAMED'")).isEqualTo(1);
        assertThat(counts(imported("format=jsonl", exported))).containsExactly(3, 0, 0, 3, 0, 0);
        emptyDatabase();
        created("/api/v1/claims", "{\"statement\": \"D.\"}");
        String own = text("/api/v1/export/claims.jsonl");
        assertThat(counts(imported("format=jsonl", own))).containsExactly(1, 0, 0, 0, 1, 0);
    }

    /// Without what is of one database only: when it was recorded, by whom, under which ids.
    private List<String> essence(String lines) {
        return lines.lines()
                .map(line ->
                        line.replaceAll("\"(created|updated|recorded|since)(At)?\":\"[^\"]*\"", "")
                                .replaceAll("\"revision\":[^,]*", "")
                                .replaceAll("\"hash\":\"[^\"]*\"", "")
                                .replaceAll("(?<!^\\{)\"(id|verificationId)\":\"[^\"]*\"", ""))
                .toList();
    }

    @Test
    void whatIsBrokenIsRefusedAndTheJobEnds() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(lines(0, 5000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = packed.toByteArray();
        String cut = imported("format=jsonl&dryRun=true", Arrays.copyOf(whole, whole.length / 2));
        get(cut).andExpect(jsonPath("state").value("FAILED"))
                .andExpect(jsonPath("failure").value("The packed file ends in the middle."));
        assertThat(read(cut).path("read").asInt()).isPositive();
        assertThat(counts(imported("format=jsonl&dryRun=true", whole))).startsWith(5000, 5000);
        String wide = imported("format=jsonl", lines(0, 2).getBytes(StandardCharsets.UTF_16));
        get(wide).andExpect(jsonPath("state").value("FAILED")).andExpect(jsonPath("read").value(0));
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String job =
                imported(
                        "format=jsonl",
                        "\ufeff"
                                + String.join(
                                        "\n",
                                        lines(0, 1),
                                        "{\"statement\": \"" + "x".repeat(50_000_000) + "\"}",
                                        "{\"statement\": \"A.\", \"topics\": " + deep + "}",
                                        "{\"statement\": \"A.\", \"__proto__\": {}}",
                                        "{\"statement\": \"A.\", \"statement\": \"B.\"}",
                                        "{\"statement\": \"A \\u0000 B\"}",
                                        "{\"statement\": \"A.\", \"appearances\": [{\"report\": {\"title\": \"R\"}, \"chain\": [{\"source\": {\"name\": \"Deep Throat\", \"disclosure\": \"CONFIDENTIAL\", \"description\": \"an official\"}, \"verb\": \"SAID\"}]}]}",
                                        lines(1, 2)));
        assertThat(counts(job)).containsExactly(8, 2, 0, 0, 0, 6);
        assertThat(codes(job))
                .containsExactly(
                        "too-large",
                        "malformed-json",
                        "unknown-field",
                        "malformed-json",
                        "not-text",
                        "confidential-name");
        assertThat(text(job + "/failed")).doesNotContain("Deep Throat");
        String latin =
                imported(
                        "format=jsonl",
                        "{\"statement\": \"Caf\u00e9.\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(codes(latin)).containsExactly("not-utf-8");
        assertThat(counts(imported("format=jsonl", ""))).containsExactly(0, 0, 0, 0, 0, 0);
    }
}
