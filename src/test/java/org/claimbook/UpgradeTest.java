package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A database that was filled under an older schema, after it has been brought to the newest.
@Tag("database")
class UpgradeTest {

    private static final String FIRST = "2026.11.23.0550";
    private static final String CLAIM = "01900000-0000-7000-8000-000000000030";
    private static final String PASSWORD = "correct horse battery";

    private static final List<String> FILLED =
            List.of(
                    "source",
                    "report",
                    "report_revision",
                    "topic",
                    "measure",
                    "claim",
                    "claim_topic",
                    "claim_link",
                    "appearance",
                    "hop",
                    "verification",
                    "evidence",
                    "status_period",
                    "response",
                    "audit_event");

    /// After the first schema, where limits came, where merging and searching did, and the last
    /// ones of each day that somebody may have stayed with.
    @ParameterizedTest
    @ValueSource(
            strings = {
                FIRST,
                "2026.11.25.0712",
                "2026.11.25.0750",
                "2026.11.25.1050",
                "2026.11.27.1830",
                "2026.11.28.1210"
            })
    void whatWasRecordedIsThereAsItWas(String version) throws Exception {
        String url = filled(version);
        JdbcClient database = JdbcClient.create(owned(url));
        Map<String, List<String>> before = rows(database);
        TestDatabase.migrations(url).load().migrate();
        for (String table : FILLED) {
            assertThat(before.get(table)).as(table).isNotEmpty();
            for (String row : before.getOrDefault(table, List.of())) {
                assertThat(
                                database.sql(
                                                "select count(*) from %s t where to_jsonb(t) @> cast(:row as jsonb)"
                                                        .formatted(table))
                                        .param("row", row)
                                        .query(Long.class)
                                        .single())
                        .as("%s %s", table, row)
                        .isOne();
            }
        }
        assertThat(
                        database.sql("select count(*) from statement_words where words <> ''")
                                .query(Long.class)
                                .single())
                .as("can be found by words")
                .isEqualTo(2);
    }

    /// As it really goes: the newer application is started on it, and then one that is newer still.
    @Test
    void theApplicationMigratesItAndReadsIt() throws Exception {
        String url = filled(FIRST);
        var settings = new HashMap<String, Object>(TestDatabase.settings(url));
        settings.put("server.port", 0);
        settings.put("claimbook.sample", false);
        settings.put("claimbook.similar.model", "off");
        settings.put("claimbook.admin-password", PASSWORD);
        settings.put("spring.flyway.locations", "classpath:db/migration,classpath:upgrade/later");
        try (ConfigurableApplicationContext application =
                new SpringApplicationBuilder(ClaimbookApplication.class)
                        .properties(settings)
                        .run("--server.port=0")) {
            String port = application.getEnvironment().getRequiredProperty("local.server.port");
            JsonNode claim = read("http://127.0.0.1:" + port + "/api/v1/claims/" + CLAIM);
            assertThat(claim.at("/status/line").asString()).isEqualTo("Reuters could not verify");
            assertThat(claim.at("/attribution").asString())
                    .isEqualTo("Special Operations Forces (social media), via Reuters");
            assertThat(claim.at("/verifications/0/evidence/0/title").asString())
                    .isEqualTo("The post");
            assertThat(claim.at("/responses/0/outcome").asString()).isEqualTo("DECLINED");
        }
        JdbcClient database = JdbcClient.create(owned(url));
        assertThat(
                        database.sql(
                                        "select indisvalid from pg_index where indexrelid = 'later_index'::regclass")
                                .query(Boolean.class)
                                .single())
                .as("an index is made while others work")
                .isTrue();
        assertThat(database.sql("select lock_timeout from later_note").query(String.class).single())
                .as("nobody waits behind a migration for longer")
                .isEqualTo("5s");
    }

    private static String filled(String version) throws Exception {
        String url = TestDatabase.createEmpty();
        // what the runtime role may do is said of the newest only
        TestDatabase.migrations(url).target(version).skipDefaultCallbacks(true).load().migrate();
        try (var connection = owned(url).getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("upgrade/fill.sql"));
        }
        return url;
    }

    private static Map<String, List<String>> rows(JdbcClient database) {
        Map<String, List<String>> rows = new HashMap<>();
        for (String table : FILLED) {
            rows.put(
                    table,
                    database.sql("select to_jsonb(t)::text from %s t".formatted(table))
                            .query((row, _) -> row.getString(1))
                            .list());
        }
        return rows;
    }

    private static JsonNode read(String url) throws Exception {
        byte[] admin = ("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(admin))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
        }
    }

    private static DataSource owned(String url) {
        return new DriverManagerDataSource(url, TestDatabase.user(), TestDatabase.password());
    }
}
