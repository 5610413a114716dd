package org.claimbook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.claimbook.WholeClaimTest;
import org.claimbook.account.TestUsers;
import org.claimbook.audit.Action;
import org.claimbook.audit.ChangeView;
import org.claimbook.audit.Shown;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/// A source that was named becomes confidential.
class ConcealingApiTest extends WholeClaimTest {

    private static final String SOURCES = "/api/v1/sources";
    private static final String NAMED =
            """
            {"name": "Xanthippe Quagmire", "kind": "PERSON", "aliases": ["Quag"], "handles": ["@xanthippe"],
             "homepage": "https://quagmire.example", "sameAs": ["https://who.example/xq"]}
            """;
    private static final String CONCEAL =
            "{\"disclosure\": \"CONFIDENTIAL\", \"description\": \"a minister\"}";

    @Autowired private MockMvc mvc;
    @Autowired private Shown shown;

    private String minister = "";
    private String claim = "";

    @BeforeEach
    void aMinisterWhoSaidSomething() throws Exception {
        minister = created(SOURCES, NAMED);
        claim =
                created(
                        CLAIMS,
                        claim(
                                "It rained.",
                                """
                                "appearances": [{"report": {"title": "R"}, "chain": [{"source": {"name": "Quag"}, "verb": "SAID"}]}]
                                """));
    }

    @Test
    void whatIdentifiedItMovesIntoItsProtectedRecord() throws Exception {
        patch(minister, CONCEAL)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").isEmpty())
                .andExpect(jsonPath("$.aliases").isEmpty())
                .andExpect(jsonPath("$.disclosure").value("CONFIDENTIAL"))
                .andExpect(header().string("ETag", etag(minister)));
        protectedRecord()
                .andExpect(jsonPath("$.name").value("Xanthippe Quagmire"))
                .andExpect(jsonPath("$.aliases[0]").value("Quag"))
                .andExpect(jsonPath("$.handles[0]").value("@xanthippe"))
                .andExpect(jsonPath("$.homepage").value("https://quagmire.example"))
                .andExpect(jsonPath("$.sameAs[0]").value("https://who.example/xq"));
        assertThat(read(claim).path("attribution").asString()).isEqualTo("a minister");
        assertThat(read(claim).toString()).doesNotContainIgnoringCase("quag", "xanthippe");
    }

    @Test
    void nobodyFindsItByItsNameAnyMore() throws Exception {
        assertThat(found("q=xanthippe")).isOne();
        assertThat(found("origin=Quag")).isOne();
        patch(minister, CONCEAL);
        assertThat(found("q=xanthippe")).isZero();
        assertThat(found("q=quag")).isZero();
        assertThat(found("origin=Quag")).isZero();
        assertThat(found("origin=" + id(minister))).isOne();
        get(SOURCES + "?q=xanthippe").andExpect(jsonPath("$.items", hasSize(0)));
        // another of that name is somebody else
        String other = created(SOURCES, NAMED);
        assertThat(id(other)).isNotEqualTo(id(minister));
    }

    @Test
    void theAnswerSaysWhatStillHoldsIt() throws Exception {
        String spokesman = created(SOURCES, "{\"name\": \"Spokesman of Xanthippe  Quagmire\"}");
        String other = created(CLAIMS, claim("Minister quagmire, \\\"Quag\\\", resigned."));
        created(other + "/comments", "{\"text\": \"Ask @Xanthippe or quagmire.example.\"}");
        created(
                other + "/verifications",
                "{\"verifier\": {\"name\": \"AP\"}, \"status\": \"REFUTED\"}");
        created(
                "/api/v1/searches",
                "{\"name\": \"Mine\", \"query\": \"source=Xanthippe+Quagmire\"}");
        as(Role.REVIEWER, onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
        JsonNode held = answer(200, patch(minister, CONCEAL)).path("stillHeld");
        assertThat(held(held))
                .containsEntry("source", 1L) // the spokesman
                .containsEntry("claim", 1L)
                .containsEntry("claim_words", 1L)
                .containsEntry("statement_words", 1L)
                .containsEntry("claim_comment", 1L)
                .containsEntry("verification", 1L) // the statement as judged
                .containsEntry("saved_search", 1L)
                .containsKey("audit_event")
                .doesNotContainKeys("source_protected", "hop", "change", "report");
        assertThat(
                        held.path("rows").values().stream()
                                .filter(row -> row.path("insertOnly").asBoolean())
                                .map(row -> row.path("table").asString()))
                .containsExactly("audit_event", "claim_comment", "verification");
        assertThat(held.path("publishedClaims").asLong()).isOne();
        assertThat(held.path("elsewhere").toString()).contains("backups", "log", "feed readers");
        get(minister).andExpect(jsonPath("$.stillHeld").doesNotExist());
        get(spokesman).andExpect(status().isOk());
    }

    /// As it came: in its own letters or in JSON's, and at the beginning of a line of a text.
    @Test
    void theAnswerSaysWhichImportsStillHoldIt() throws Exception {
        patch(minister, "{\"aliases\": [\"Zo\u00eb Quag\"]}").andExpect(status().isOk());
        List<String> raws =
                List.of(
                        "{\"name\": \"xanthippe quagmire\"}",
                        "{\"name\": \"Zo\\u00eb Quag\"}",
                        "{\"text\": \"Said:\\nZo\u00eb\\nQuag.\"}",
                        "{\"name\": \"Zoe Quag, Quagmireson\"}");
        for (String raw : raws) {
            // it waits
            assertThat(
                            postAs(Role.EDITOR, "/api/v1/imports?format=jsonl", raw)
                                    .andReturn()
                                    .getResponse()
                                    .getStatus())
                    .isEqualTo(202);
            database.sql(
                            """
                            insert into import_record (job_id, number, outcome, raw)
                            select id, 1, 'FAILED', ? from import_job order by id desc limit 1
                            """)
                    .param(raw)
                    .update();
            database.sql(
                            """
                            insert into imported (key, claim_id, content, parts, raw)
                            values (encode(sha256(convert_to(?, 'UTF8')), 'hex'), cast(? as uuid), repeat('0', 64), '{}', ?)
                            """)
                    .param(raw)
                    .param(id(claim))
                    .param(raw)
                    .update();
        }
        JsonNode held = answer(200, patch(minister, CONCEAL)).path("stillHeld");
        assertThat(held(held))
                .containsEntry("import_chunk", 3L)
                .containsEntry("import_record", 3L)
                .containsEntry("imported", 3L)
                .doesNotContainKeys("source_protected", "import_job");
        assertThat(held.path("elsewhere").toString()).contains("wait for their import");
    }

    @Test
    void whoeverKeepsCopiesReadsItsClaimsAgain() throws Exception {
        as(Role.REVIEWER, onTopOf(claim, claim + "/publication")).andExpect(status().isOk());
        String before = etag(claim);
        long seen = count("change");
        patch(minister, CONCEAL);
        assertThat(
                        database.sql(
                                        "select kind || ' ' || is_public from change where subject_id = cast(? as uuid) order by xid, seq offset 2")
                                .param(id(claim))
                                .query((row, _) -> row.getString(1))
                                .list())
                .containsExactly("CHANGED true");
        assertThat(count("change")).isEqualTo(seen + 2); // the source and its claim
        perform(request(HttpMethod.GET, claim).header("If-None-Match", before))
                .andExpect(status().isOk());
    }

    @Test
    void noStoredAnswerIsGivenAgain() throws Exception {
        String body =
                claim(
                        "Again.",
                        "\"responses\": [{\"party\": {\"name\": \"Quag\"}, \"outcome\": \"DENIED\"}]");
        for (String key : List.of("a", "b")) {
            perform(
                            request(HttpMethod.POST, CLAIMS)
                                    .header("Idempotency-Key", key)
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(key.equals("a") ? body : claim("Other.")))
                    .andExpect(status().isCreated());
        }
        patch(minister, CONCEAL);
        assertThat(
                        database.sql("select key from idempotency_key")
                                .query((row, _) -> row.getString(1))
                                .list())
                .containsExactly("b");
    }

    @Test
    void whatWasMergedIntoItIsConcealedToo() throws Exception {
        String old =
                created(
                        SOURCES,
                        "{\"name\": \"Xanthippe Maiden\", \"homepage\": \"https://maiden.example\"}");
        perform(
                        request(HttpMethod.POST, old + "/merge")
                                .header("If-Match", "*")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"into\": \"%s\"}".formatted(id(minister))))
                .andExpect(status().isOk());
        // no longer its name, but the row still has it
        patch(minister, "{\"aliases\": []}").andExpect(status().isOk());
        JsonNode held = answer(200, patch(minister, CONCEAL)).path("stillHeld");
        assertThat(held(held)).containsOnlyKeys("audit_event");
        assertThat(count("source where name ilike '%maiden%' or homepage ilike '%maiden%'"))
                .isZero();
        protectedRecord()
                .andExpect(jsonPath("$.aliases[0]").value("Xanthippe Maiden"))
                .andExpect(jsonPath("$.sameAs[1]").value("https://maiden.example"));
        get(old).andExpect(status().isPermanentRedirect());
    }

    @Test
    void theAuditTellsItWithoutTheName() throws Exception {
        patch(minister, CONCEAL);
        assertThat(
                        database.sql(
                                        "select changes::text from audit_event order by seq desc limit 1")
                                .query((row, _) -> row.getString(1))
                                .single())
                .contains("CONFIDENTIAL", "NAMED", "a minister")
                .doesNotContainIgnoringCase("quag", "xanthippe");
        get(claim + "/history").andExpect(content().string(containsString("a minister")));
        assertThat(read(claim + "/history").toString()).doesNotContainIgnoringCase("quag");
    }

    @Test
    void whoReadsTheAuditOfTheSourceSeesNoNameEither() throws Exception {
        ChangeView created =
                new ChangeView(
                        UUID.randomUUID(),
                        1,
                        Instant.EPOCH,
                        "the-admin",
                        Action.CREATED,
                        new ChangeView.Thing(Subject.Kind.SOURCE, UUID.fromString(id(minister))),
                        null,
                        Map.of(
                                "name", after("Xanthippe Quagmire"),
                                "aliases", after("Quag"),
                                "handles", after("@xanthippe"),
                                "homepage", after("https://quagmire.example"),
                                "sameAs", after("https://who.example/xq"),
                                "country", after("GB")),
                        null);
        assertThat(shown.today(List.of(created)).getFirst().changes()).hasSize(6);
        patch(minister, CONCEAL).andExpect(status().isOk());
        assertThat(shown.today(List.of(created)).getFirst().changes()).containsOnlyKeys("country");
    }

    @ParameterizedTest
    @CsvSource({
        "NAMED, UNNAMED",
        "NAMED, UNDISCLOSED",
        "UNNAMED, NAMED",
        "UNNAMED, UNDISCLOSED",
        "CONFIDENTIAL, NAMED",
        "CONFIDENTIAL, UNNAMED",
        "UNDISCLOSED, NAMED"
    })
    void noOtherDisclosureChanges(String from, String to) throws Exception {
        String source = disclosed(from);
        patch(source, "{\"disclosure\": \"%s\", \"description\": \"x\"}".formatted(to))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[?(@.code == 'fixed')].pointer").value("/disclosure"));
    }

    @ParameterizedTest
    @CsvSource({"UNNAMED", "UNDISCLOSED"})
    void whoTheDeskComesToKnowBecomesConfidentialWithAName(String from) throws Exception {
        minister = disclosed(from);
        JsonNode edited =
                answer(
                        200,
                        patch(
                                minister,
                                "{\"disclosure\": \"CONFIDENTIAL\", \"name\": \"Ann Nobody\"}"));
        assertThat(edited.path("name").isNull()).isTrue();
        assertThat(held(edited.path("stillHeld"))).isEmpty();
        protectedRecord().andExpect(jsonPath("$.name").value("Ann Nobody"));
    }

    @Test
    void itNeedsADescriptionThatDoesNotTell() throws Exception {
        patch(minister, "{\"disclosure\": \"CONFIDENTIAL\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/description"))
                .andExpect(jsonPath("$.errors[0].code").value("required"));
        patch(
                        minister,
                        CONCEAL.replace(
                                "a minister", "minister Quagmire of quagmire.example (Quag)"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("identifies"));
        get(minister).andExpect(jsonPath("$.disclosure").value("NAMED"));
    }

    @Test
    void theDeskStaysNamed() throws Exception {
        String desk =
                database.sql("select id::text from source where desk")
                        .query((row, _) -> row.getString(1))
                        .single();
        patch(SOURCES + "/" + desk, CONCEAL)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("desk"));
    }

    private ChangeView.FieldChange after(String value) {
        return new ChangeView.FieldChange(null, json("\"%s\"".formatted(value)));
    }

    private String disclosed(String disclosure) throws Exception {
        return created(
                SOURCES,
                "{\"disclosure\": \"%s\", \"%s\": \"Somebody else\"}"
                        .formatted(
                                disclosure, disclosure.equals("NAMED") ? "name" : "description"));
    }

    private ResultActions protectedRecord() throws Exception {
        return mvc.perform(
                request(HttpMethod.GET, minister + "/protected")
                        .with(TestUsers.as(Role.READER, Right.SEE_CONFIDENTIAL)));
    }

    private long found(String filter) throws Exception {
        return read(CLAIMS + "?" + filter).path("items").size();
    }

    private static Map<String, Long> held(JsonNode held) {
        Map<String, Long> rows = new TreeMap<>();
        held.path("rows")
                .forEach(row -> rows.put(row.path("table").asString(), row.path("count").asLong()));
        return rows;
    }
}
