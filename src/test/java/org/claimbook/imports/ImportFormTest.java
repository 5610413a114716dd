package org.claimbook.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.LinkedHashMap;
import java.util.Map;
import org.claimbook.account.TestUsers;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/// What a screen does with a file that was tried, without a browser.
class ImportFormTest extends ImportTest {

    private static final Map<String, String> READING =
            Map.of("/encoding", "UTF-8", "/delimiter", "semicolon");

    @Autowired private ImportRunner runner;
    @Autowired private MockMvc anyone;

    private MockHttpServletResponse sent(String job, String step, String... fields)
            throws Exception {
        Map<String, String> all = new LinkedHashMap<>(READING);
        for (int at = 0; at < fields.length; at += 2) {
            all.put(fields[at], fields[at + 1]);
        }
        MockHttpServletRequestBuilder form =
                request(HttpMethod.POST, "/imports/" + id(job) + "/" + step)
                        .with(csrf())
                        .with(TestUsers.as(Role.EDITOR));
        all.forEach(form::param);
        return anyone.perform(form).andReturn().getResponse();
    }

    /// The job that a form leads to, once it has run.
    private String next(String job, String step, String... fields) throws Exception {
        MockHttpServletResponse answer = sent(job, step, fields);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
        run();
        return "/api/v1" + answer.getRedirectedUrl();
    }

    @Test
    void aTableThatWasTriedIsReadOtherwiseAndThenImported() throws Exception {
        String dry = imported("format=csv&dryRun=true", "Text;What\na;It rained.\nb;\n");
        assertThat(read(dry).at("/reading/columns/statement").asString()).isEqualTo("Text");
        String other = next(dry, "reading", "/columns/statement", "What", "/columns/topics", "");
        assertThat(counts(other)).containsExactly(2, 1, 0, 0, 0, 1);
        assertThat(read(other).path("dryRun").asBoolean()).isTrue();
        assertThat(count("select count(*) from claim")).isZero();
        assertThat(sent(dry, "recording").getStatus()).isEqualTo(409);
        String real = next(other, "recording");
        assertThat(counts(real)).isEqualTo(counts(other));
        assertThat(count("select count(*) from claim where statement = 'It rained.'")).isOne();
        assertThat(count("select count(*) from import_chunk")).isZero();
        assertThat(sent(real, "recording").getStatus()).isEqualTo(409);
    }

    @Test
    void aFieldThatIsSaidToHaveNoColumnHasNone() throws Exception {
        String dry = imported("format=csv&dryRun=true", "Claim;Topic\nIt rained.;Floods\n");
        String real =
                next(
                        next(dry, "reading", "/columns/statement", "Claim", "/columns/topics", ""),
                        "recording");
        assertThat(read(real).at("/reading/columns").toString())
                .isEqualTo("{\"statement\":\"Claim\"}");
        assertThat(count("select count(*) from topic where name = 'Floods'")).isZero();
    }

    @Test
    void aTableOfWhichNoColumnIsTheClaimShowsItsHeader() throws Exception {
        String dry = imported("format=csv&dryRun=true", "a;b\n1;It rained.\n");
        assertThat(read(dry).path("state").asString()).isEqualTo("FAILED");
        assertThat(read(dry).at("/reading/header").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(sent(dry, "reading", "/columns/statement", "c").getStatus()).isEqualTo(400);
        assertThat(sent(dry, "reading", "/encoding", "klingon").getStatus()).isEqualTo(400);
        assertThat(counts(next(dry, "reading", "/columns/statement", "b")))
                .containsExactly(1, 1, 0, 0, 0, 0);
    }

    @Test
    void theFileOfADryRunIsNotKeptForEver() throws Exception {
        String dry = imported("format=jsonl&dryRun=true", "{\"statement\": \"It rained.\"}\n");
        runner.tidy();
        assertThat(count("select count(*) from import_chunk")).isOne();
        database.sql("update import_chunk set at = '2000-01-01'").update();
        runner.tidy();
        assertThat(count("select count(*) from import_chunk")).isZero();
        assertThat(sent(dry, "recording").getStatus()).isEqualTo(409);
    }
}
