package org.claimbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.claimbook.TestRoutes.Route;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// What identifies a confidential source is planted, and then looked for in all that the product
/// can emit: on the embedded server as it is shipped, with a log of every statement.
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "claimbook.test-database=false",
            "claimbook.data-dir=" + ConfidentialLeaksTest.DIRECTORY,
            "spring.test.mockmvc.print=none",
            "logging.level.root=info",
            "logging.level.org.claimbook=debug"
        })
class ConfidentialLeaksTest extends PlantedSourceTest {

    static final String DIRECTORY = "target/confidential-leaks";

    /// Read only by a session, or by who has the right to know.
    private static final Set<String> NEVER_READ =
            Set.of("/api/v1/sources/{id}/protected", "/sources/{id}/protected");

    /// What the tables hold, of which `noTableHoldsIt` tells.
    private static final Set<String> BACKUPS = Set.of("/api/v1/backup", "/admin/backup");

    private static final Set<String> ASKED_BY_NAME = Set.of("/claims", "/claims/counts");

    static {
        FileSystemUtils.deleteRecursively(Path.of(DIRECTORY).toFile()); // of a run before
    }

    @Autowired private MockMvc mvc;
    @Autowired private Flyway migrations;
    @Autowired private List<RequestMappingHandlerMapping> mappings;
    @Autowired private ObjectProvider<MeterRegistry> meters;

    @BeforeEach
    void everyStatementIsLogged() {
        owner().sql("alter system set log_min_duration_statement = 0").update();
        owner().sql("select pg_reload_conf()").query((row, _) -> row.getBoolean(1)).single();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void noAnswerTells(Way way) throws Exception {
        planted(way);
        Map<String, Integer> best = new TreeMap<>();
        TestRoutes routes = new TestRoutes(mappings, database);
        for (Route route : routes.all(HttpMethod.GET)) {
            if (BACKUPS.contains(route.path())) {
                continue;
            }
            for (String address : routes.addresses(route)) {
                for (RequestPostProcessor caller : callers()) {
                    MockHttpServletResponse answer =
                            asked(request(HttpMethod.GET, address), caller);
                    best.merge(route.path(), answer.getStatus(), Math::min);
                    assertTellsNothing(address, answer);
                }
            }
        }
        best.keySet().removeAll(NEVER_READ);
        assertThat(best)
                .as("each is really answered: give TestRoutes ids of what is new")
                .hasSizeGreaterThan(50)
                .allSatisfy((route, status) -> assertThat(status).as(route).isLessThan(400));
        assertThat(protectedRecord()).contains("Xanthippe", "Zebulon", "ferrousmarmot");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatWasBeforeTellsNothing(Way way) throws Exception {
        planted(way);
        for (String path :
                List.of(
                        planted,
                        CLAIMS,
                        "/api/v1/export/claims.csv",
                        "/api/v1/export/claims.jsonl")) {
            MockHttpServletResponse answer =
                    asked(
                            request(HttpMethod.GET, path + "?asOf=" + before),
                            TestUsers.as(Role.ADMIN));
            assertThat(answer.getContentAsString(UTF_8)).contains("a minister of weather");
            assertTellsNothing(path, answer);
        }
        MockHttpServletResponse again = retried(); // gets no answer of before
        assertThat(again.getContentAsString(UTF_8)).contains("a minister of weather");
        assertTellsNothing("retry", again);
    }

    /// Whatever can be asked for by words gives the same whether they are those of the source or of
    /// nobody: nothing found, nothing counted, nothing ranked otherwise.
    @ParameterizedTest
    @EnumSource(Way.class)
    void whoAsksByItsNameLearnsNothing(Way way) throws Exception {
        plant(way);
        if (way == Way.TURNED) {
            String named = CLAIMS + "?q=";
            assertThat(answer(named, TERMS.getFirst()))
                    .isNotEqualTo(answer(named, nobody(TERMS.getFirst())));
            turn();
        }
        int asked = 0;
        for (String path : askable()) {
            for (String term : TERMS) {
                assertThat(answer(path, term))
                        .as(path + term)
                        .isEqualTo(answer(path, nobody(term)));
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(1000);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whoWritesItsNameLearnsNothing(Way way) throws Exception {
        planted(way);
        String reuters = created("/api/v1/sources", "{\"name\": \"Rooters\"}");
        List<String> bodies =
                List.of(
                        "POST /api/v1/claims {\"statement\": \"A.\", \"appearances\": [{\"report\": {\"title\": \"R\"}, \"chain\": [{\"source\": {\"name\": \"%s\"}, \"verb\": \"SAID\"}]}]}",
                        "POST /api/v1/sources {\"name\": \"%s\", \"kind\": \"PERSON\"}",
                        "POST /api/v1/sources {\"name\": \"%s\", \"kind\": \"PERSON\"}",
                        "POST /api/v1/sources {\"name\": \"%s\", \"parent\": {\"name\": \"%1$s\"}}",
                        "POST /api/v1/sources {\"name\": \"%s\", \"disclosure\": \"CONFIDENTIAL\", \"description\": \"b\"}",
                        "POST /api/v1/sources {\"name\": \"About %s\", \"homepage\": \"%1$s\"}",
                        "POST /api/v1/reports {\"title\": \"%s\", \"publisher\": {\"name\": \"%1$s\"}, \"url\": \"%1$s\"}",
                        "PATCH " + reuters + " {\"name\": \"%s\"}",
                        "PATCH " + minister + " {\"name\": \"%s\"}",
                        "PATCH " + minister + " {\"aliases\": [\"%s\"]}",
                        "PATCH " + minister + " {\"description\": \"%s\"}");
        for (String body : bodies) {
            for (String term : TERMS) {
                assertThat(written(body, term))
                        .as(body + term)
                        .isEqualTo(written(body, nobody(term)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void noWriteTells(Way way) throws Exception {
        planted(way);
        TestRoutes routes = new TestRoutes(mappings, database);
        int done = 0;
        for (HttpMethod method :
                List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE)) {
            for (Route route : routes.all(method)) {
                for (String address : routes.addresses(route)) {
                    for (RequestPostProcessor caller : callers()) {
                        MockHttpServletResponse answer =
                                asked(routes.example(route, address), caller);
                        assertTellsNothing(method + " " + address, answer);
                        done += answer.getStatus() / 100 == 2 ? 1 : 0;
                    }
                }
            }
        }
        assertThat(done).isGreaterThan(40);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void noTableHoldsIt(Way way) throws Exception {
        plant(way);
        if (way == Way.CREATED) {
            assertThat(held()).isEmpty();
        } else {
            String told = created(CLAIMS, claim("Minister Xanthippe Quagmire resigned."));
            created(
                    told + "/verifications",
                    "{\"status\": \"UNVERIFIED\", \"verifier\": {\"name\": \"AP\"}}");
            created(
                    "/api/v1/searches",
                    "{\"name\": \"By name\", \"query\": \"q=Xanthippe+Quagmire\"}");
            Map<String, Long> said = new TreeMap<>();
            turn().path("rows")
                    .forEach(row ->
                            said.put(row.path("table").asString(), row.path("count").asLong()));
            assertThat(held())
                    .isEqualTo(said)
                    .containsKeys("audit_event", "verification", "claim_words");
        }
    }

    @AfterEach
    void neitherLogNorMetricsTell(CapturedOutput output) {
        assertThat(output.toString().lines().filter(line -> TELLTALE.matcher(line).find()))
                .isEmpty();
        assertThat(
                        meters.stream()
                                .flatMap(registry -> registry.getMeters().stream())
                                .map(meter -> meter.getId().toString()))
                .noneMatch(meter -> TELLTALE.matcher(meter).find());
    }

    @AfterAll
    static void norDoesTheLogOfTheDatabase() throws IOException {
        List<String> logged = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(DIRECTORY, "postgres", "log"))) {
            for (Path file : files.toList()) {
                logged.addAll(Files.readAllLines(file, UTF_8));
            }
        }
        assertThat(logged.stream().filter(line -> line.contains("insert into source_protected")))
                .isNotEmpty();
        assertThat(logged.stream().filter(line -> TELLTALE.matcher(line).find())).isEmpty();
    }

    private void planted(Way way) throws Exception {
        plant(way);
        if (way == Way.TURNED) {
            turn();
        }
    }

    private static List<RequestPostProcessor> callers() {
        List<RequestPostProcessor> callers = new ArrayList<>();
        callers.add(anonymous -> anonymous);
        Stream.of(Role.values()).map(TestUsers::as).forEach(callers::add);
        return callers;
    }

    private MockHttpServletResponse asked(
            MockHttpServletRequestBuilder request, RequestPostProcessor caller) throws Exception {
        return mvc.perform(request.header("X-Request-Id", "r").with(caller))
                .andReturn()
                .getResponse();
    }

    private static void assertTellsNothing(String what, MockHttpServletResponse answer)
            throws Exception {
        assertThat(answer.getContentAsString(UTF_8)).as(what).doesNotContainPattern(TELLTALE);
        for (String name : answer.getHeaderNames()) {
            assertThat(answer.getHeaders(name).toString()).as(what).doesNotContainPattern(TELLTALE);
        }
    }

    private String protectedRecord() throws Exception {
        return asked(
                        request(HttpMethod.GET, minister + "/protected"),
                        TestUsers.as(Role.READER, Right.SEE_CONFIDENTIAL))
                .getContentAsString(UTF_8);
    }

    /// Every address with each of its parameters, as the description of the API has them; those of
    /// the list go for the pages, too.
    private List<String> askable() throws Exception {
        Set<String> askable = new TreeSet<>();
        TestRoutes routes = new TestRoutes(mappings, database);
        JsonNode paths = read("/api/v1/openapi.json").path("paths");
        for (Route route : routes.all(HttpMethod.GET)) {
            String described = ASKED_BY_NAME.contains(route.path()) ? CLAIMS : route.path();
            for (JsonNode parameter :
                    paths.path(described).path("get").path("parameters").values()) {
                if (parameter.path("in").asString().equals("query")) {
                    askable.add(
                            routes.addresses(route).getFirst().replaceFirst("\\?.*", "")
                                    + "?"
                                    + parameter.path("name").asString()
                                    + "=");
                }
            }
        }
        return List.copyOf(askable);
    }

    private String answer(String path, String term) throws Exception {
        URI address = URI.create(path + URLEncoder.encode(term, UTF_8).replace("+", "%20"));
        StringBuilder both = new StringBuilder();
        for (RequestPostProcessor caller : List.of(callers().getFirst(), callers().getLast())) {
            both.append(comparable(asked(request(HttpMethod.GET, address), caller)));
        }
        return both.toString();
    }

    private String written(String what, String term) throws Exception {
        String[] parts = what.split(" ", 3);
        HttpMethod method = HttpMethod.valueOf(parts[0]);
        return comparable(
                        asked(
                                request(method, parts[1])
                                        .header("If-Match", "*")
                                        .contentType(
                                                method.equals(HttpMethod.PATCH)
                                                        ? "application/merge-patch+json"
                                                        : "application/json")
                                        .content(parts[2].formatted(term)),
                                TestUsers.as(Role.ADMIN)))
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", "ID")
                .replaceAll("\\d+-[0-9a-f]{16}", "TAG")
                .replaceAll("\"version\":\\d+", "VERSION");
    }

    /// But for what the client itself has said, and the time of day.
    private static String comparable(MockHttpServletResponse answer) throws Exception {
        return answer.getStatus()
                + nobody(answer.getContentAsString(UTF_8))
                        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "CSRF")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "NOW");
    }

    private JdbcClient owner() {
        return JdbcClient.create(TestDatabase.owners(migrations));
    }

    /// How many rows hold a word of it, by table; in the clear or as bytes.
    private Map<String, Long> held() {
        Map<String, Long> held = new TreeMap<>();
        List<String> tables =
                owner().sql(
                                """
                                select format('%I.%I', schemaname, tablename) from pg_tables
                                where schemaname not in ('pg_catalog', 'information_schema')
                                """)
                        .query((row, _) -> row.getString(1))
                        .list();
        assertThat(tables).hasSizeGreaterThan(30);
        for (String table : tables) {
            long rows =
                    owner()
                            .sql("select t::text from %s t".formatted(table))
                            .query((row, _) -> row.getString(1))
                            .list()
                            .stream()
                            .filter(ConfidentialLeaksTest::tells)
                            .count();
            if (rows > 0) {
                held.put(table.replaceFirst("^public\\.", ""), rows);
            }
        }
        return held;
    }

    private static boolean tells(String row) {
        return TELLTALE.matcher(row).find()
                || Stream.of("Xanthippe", "Zebulon", "ferrousmarmot", "ossifrage")
                        .map(word -> HexFormat.of().formatHex(word.getBytes(UTF_8)))
                        .anyMatch(row::contains);
    }
}
