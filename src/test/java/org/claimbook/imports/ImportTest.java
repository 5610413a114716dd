package org.claimbook.imports;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.claimbook.ApiTest;
import org.claimbook.TestDatabase;
import org.claimbook.account.TestUsers;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Files are sent over HTTP and imported at once.
abstract class ImportTest extends ApiTest {

    static final String IMPORTS = "/api/v1/imports";

    @Autowired private ImportRunner runner;
    @Autowired private Flyway migrations;
    @Autowired private ObjectProvider<ApplicationRunner> starts;
    @Autowired private JsonMapper mapper;
    @Autowired private ImportFiles files;

    /// The address of a job that waits.
    String queued(String query, byte[] file) throws Exception {
        var response =
                perform(
                                request(HttpMethod.POST, IMPORTS + "?" + query)
                                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                                        .content(file))
                        .andReturn()
                        .getResponse();
        if (response.getStatus() != 202) {
            throw new AssertionError(response.getContentAsString());
        }
        return String.valueOf(response.getHeader("Location")).replaceFirst("^http://localhost", "");
    }

    String imported(String query, byte[] file) throws Exception {
        String job = queued(query, file);
        run();
        return job;
    }

    String imported(String query, String file) throws Exception {
        return imported(query, file.getBytes(StandardCharsets.UTF_8));
    }

    void run() {
        runner.runAll();
    }

    /// A record of a file, as the job that holds it reads it.
    Prepared prepared(Jobs.Held job, int number, String line) {
        return files.prepare(job, Raw.of(number, "", (ObjectNode) json(line), List.of()), Map.of());
    }

    /// The numbers of a job: read, created, updated, unchanged, skipped, failed.
    List<Integer> counts(String job) throws Exception {
        JsonNode read = read(job);
        List<Integer> counts = new ArrayList<>();
        for (String name :
                List.of("read", "created", "updated", "unchanged", "skipped", "failed")) {
            counts.add(read.path(name).asInt());
        }
        return counts;
    }

    List<String> codes(String job) throws Exception {
        return read(job + "/errors")
                .path("items")
                .valueStream()
                .map(error -> error.path("code").asString())
                .toList();
    }

    List<JsonNode> items(String path) throws Exception {
        return read(path).path("items").valueStream().toList();
    }

    String text(String path) throws Exception {
        return get(path).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    JsonNode json(String text) {
        return mapper.readTree(text);
    }

    long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    /// As after a first start.
    void emptyDatabase() throws Exception {
        DataSource owner = TestDatabase.owners(migrations);
        TestDatabase.clear(owner);
        TestUsers.record(database);
        for (ApplicationRunner start : starts.orderedStream().toList()) {
            start.run(new DefaultApplicationArguments());
        }
    }
}
