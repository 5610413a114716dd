package org.claimbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.claimbook.account.TestUsers;
import org.claimbook.audit.TestSeals;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/// All that is recorded leaves as lines, and comes back whole into an empty database.
@QuietServer
class BackupTest extends PlantedSourceTest {

    private static final String BACKUP = "/api/v1/backup";

    /// A backup of the first version of the form, made by a server that had written much before:
    /// `-Dclaimbook.backup=write` makes another.
    private static final Path STORED = Path.of("src/test/resources/backup/1.jsonl");

    private static final String TEST_KEY_OPENS = "Xanthippe Quagmire";

    /// How somebody may have spoilt a file.
    enum Harm {
        EMPTY,
        NOT_ONE,
        CUT,
        A_LINE_LOST,
        ALTERED,
        NEWER,
        UNKNOWN_TABLE,
        UNKNOWN_COLUMN,
        NO_JSON,
        MORE;

        List<String> done(List<String> lines) {
            return switch (this) {
                case EMPTY -> List.of();
                case NOT_ONE -> List.of("{}");
                case CUT -> lines.subList(0, lines.size() - 1);
                case A_LINE_LOST -> without(lines, lines.size() / 2);
                case ALTERED -> each(lines, "Another.", "Any other.");
                case NEWER -> each(lines, "\"version\":1,\"at\"", "\"version\":2,\"at\"");
                case UNKNOWN_TABLE -> each(lines, "{\"hop\":", "{\"jump\":");
                case UNKNOWN_COLUMN -> each(lines, "\"statement\":", "\"assertion\":");
                case NO_JSON -> each(lines, "\"statement\":", "\"statement\"");
                case MORE -> Stream.concat(lines.stream(), Stream.of("{}")).toList();
            };
        }

        private static List<String> without(List<String> lines, int place) {
            List<String> rest = new ArrayList<>(lines);
            rest.remove(place);
            return rest;
        }

        private static List<String> each(List<String> lines, String part, String other) {
            return lines.stream().map(line -> line.replace(part, other)).toList();
        }
    }

    @Autowired private ApplicationContext application;
    @Autowired private Flyway migrations;
    @Autowired private MockMvc anyone;

    private List<String> backup() throws Exception {
        String text =
                perform(request(HttpMethod.GET, BACKUP))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(UTF_8);
        return List.of(text.split("\n", -1)).subList(0, text.split("\n", -1).length - 1);
    }

    private ResultActions restore(List<String> lines) throws Exception {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        return perform(
                request(HttpMethod.POST, BACKUP + "/restoration")
                        .contentType("application/jsonl")
                        .content(text.getBytes(UTF_8)));
    }

    private void startAnew() throws Exception {
        ClearDatabase.clear(application);
    }

    /// What everybody who reads sees, by its address.
    private List<String> read() throws Exception {
        List<String> answers = new ArrayList<>();
        for (String list :
                List.of("claims", "reports", "sources", "topics", "measures", "webhooks")) {
            JsonNode page = read("/api/v1/" + list + "?limit=200");
            answers.add(page.toString());
            for (JsonNode item : page.path("items")) {
                String one = "/api/v1/%s/%s".formatted(list, item.path("id").asString());
                answers.add(etag(one) + " " + read(one));
            }
        }
        for (String path : List.of("claims?q=rain", "claims?origin=Kyiv", "changes", "statuses")) {
            answers.add(read("/api/v1/" + path).toString());
        }
        answers.add(whoTheMinisterIs());
        return answers;
    }

    private String whoTheMinisterIs() throws Exception {
        return anyone.perform(
                        request(HttpMethod.GET, minister + "/protected")
                                .with(TestUsers.as(Role.READER, Right.SEE_CONFIDENTIAL)))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }

    private List<String> guards() {
        return JdbcClient.create(TestDatabase.owners(migrations))
                .sql(
                        """
                        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                        where connamespace = 'public'::regnamespace
                        union all
                        select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
                        order by 1
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void whatIsBackedUpIsRestoredWhole() throws Exception {
        plant(Way.CREATED);
        TestSeals.seal(application);
        List<String> guards = guards();
        List<String> first = backup();
        List<String> seen = read();
        JsonNode proof = read("/api/v1/audit/verification");
        assertThat(first).hasSizeGreaterThan(150);
        assertThat(String.join("\n", first)).doesNotContainPattern(TELLTALE);
        startAnew();
        JsonNode restored = answer(200, restore(first));
        assertThat(restored.path("rows").asInt()).isEqualTo(first.size() - 2);
        assertThat(restored.path("proof").path("intact").asBoolean()).isTrue();
        assertThat(restored.path("proof").path("findings")).isEqualTo(proof.path("findings"));
        assertThat(restored.path("proof").path("head")).isEqualTo(proof.path("head"));
        assertThat(guards()).isEqualTo(guards);
        assertThat(read()).isEqualTo(seen);
        assertThat(seen.getLast()).contains(TEST_KEY_OPENS);
        List<String> second = backup();
        assertThat(second.subList(1, second.size() - 1))
                .containsAll(first.subList(1, first.size() - 1));
        Set<String> more = new HashSet<>(second.subList(1, second.size() - 1));
        first.forEach(more::remove);
        more.removeIf(line -> line.contains("\"action\":\"READ\",\"subject_kind\":\"SOURCE\""));
        assertThat(more)
                .as("but for what was done since, and noted")
                .hasSize(2)
                .anyMatch(line ->
                        line.contains("\"action\":\"RESTORED\",\"subject_kind\":\"BACKUP\""))
                .anyMatch(line -> line.contains("\"action\":\"READ\",\"subject_kind\":\"BACKUP\""));
        TestSeals.seal(application);
        assertThatTheAuditIsIntact();
        created(CLAIMS, claim("Life goes on."));
        TestSeals.seal(application);
        assertThatTheAuditIsIntact();
    }

    private void assertThatTheAuditIsIntact() throws Exception {
        JsonNode proof = read("/api/v1/audit/verification");
        assertThat(proof.path("intact").asBoolean()).as(proof.toString()).isTrue();
        assertThat(proof.path("unsealed").asInt()).isZero();
    }

    @Test
    void whereSomethingIsRecordedNothingIsRestored() throws Exception {
        List<String> backup = backup();
        restore(backup)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("not-empty"));
        assertThat(read(report).path("title").asString()).isEqualTo("A");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotTheWholeOfOneIsRefusedAndLeavesNothing(Harm harm) throws Exception {
        created(CLAIMS, couldNotVerify());
        created(CLAIMS, claim("Another."));
        List<String> backup = backup();
        List<String> guards = guards();
        startAnew();
        restore(harm.done(backup))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].code").value("not-a-backup"));
        assertThat(read(CLAIMS).path("items")).isEmpty();
        assertThat(guards()).isEqualTo(guards);
        restore(backup).andExpect(status().isOk());
        assertThat(read(CLAIMS).path("items")).hasSize(2);
    }

    /// The form of an older version stays readable; what that server had written has greater
    /// numbers of transactions than this one.
    @Test
    void aStoredBackupIsRead() throws Exception {
        if ("write".equals(System.getProperty("claimbook.backup"))) {
            store();
        }
        startAnew();
        JsonNode restored = answer(200, restore(Files.readAllLines(STORED)));
        assertThat(restored.path("proof").path("intact").asBoolean())
                .as(restored.toString())
                .isTrue();
        JsonNode claims = read(CLAIMS).path("items");
        assertThat(texts(claims, it -> it.path("statement").asString()))
                .containsExactlyInAnyOrder("It will rain 7 mm.", "Another.", "Again.");
        minister =
                "/api/v1/sources/"
                        + database.sql(
                                        "select source_id from source_protected order by source_id limit 1")
                                .query((row, _) -> row.getString(1))
                                .single();
        assertThat(whoTheMinisterIs()).contains(TEST_KEY_OPENS);
        String position =
                read("/api/v1/changes?limit=200")
                        .path("next")
                        .asString()
                        .replace("http://localhost", "");
        String claim = created(CLAIMS, claim("Life goes on."));
        assertThat(texts(read(position).path("items"), it -> it.path("id").asString()))
                .containsExactly(id(claim));
        TestSeals.seal(application);
        assertThatTheAuditIsIntact();
    }

    private void store() throws Exception {
        JdbcClient.create(TestDatabase.owners(migrations))
                .sql(
                        """
                        do $$ begin
                            for turn in 1..2000000 loop
                                perform pg_current_xact_id();
                                commit;
                            end loop;
                        end $$
                        """)
                .update();
        plant(Way.CREATED);
        TestSeals.seal(application);
        Files.createDirectories(STORED.getParent());
        Files.write(STORED, backup());
    }

    @Test
    void everyTableIsInItButForThoseOfRequests() throws Exception {
        plant(Way.CREATED);
        Set<String> tables = new TreeSet<>();
        backup().forEach(line -> tables.add(line.replaceFirst("^\\{\"(\\w+)\":.*", "$1")));
        tables.removeAll(Set.of("claimbook", "end"));
        Set<String> filled = new TreeSet<>();
        for (String table :
                database.sql(
                                "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'")
                        .query((row, _) -> row.getString(1))
                        .list()) {
            if (database.sql("select exists (select from %s)".formatted(table))
                    .query(Boolean.class)
                    .single()) {
                filled.add(table);
            }
        }
        filled.removeAll(Set.of("idempotency_key", "request_bucket"));
        assertThat(tables).isEqualTo(filled).hasSizeGreaterThan(25);
    }
}
