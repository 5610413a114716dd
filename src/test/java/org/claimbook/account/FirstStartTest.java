package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.claimbook.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "claimbook.test-database=true")
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
@Import(TestClock.class)
class FirstStartTest {

    private static final Pattern PASSWORD = Pattern.compile("password +(\\S+)");

    @Autowired private FirstStart firstStart;
    @Autowired private Users users;
    @Autowired private JdbcClient database;
    @Autowired private MockMvc mvc;
    @LocalServerPort private int port;

    @BeforeEach
    void nobodyThereYet() {
        database.sql("delete from app_user where username <> 'claimbook'").update();
    }

    @Test
    void aPasswordIsMadeUpAndShownOnce(CapturedOutput output) throws Exception {
        firstStart.greet();

        String password = printedPassword(output);
        assertThat(password).hasSizeGreaterThanOrEqualTo(20);
        mvc.perform(get("/api/v1/me").with(httpBasic("admin", password)))
                .andExpect(jsonPath("$.role").value("ADMIN"));
        assertThat(output.getAll().split(Pattern.quote(password), -1))
                .as("printed once; the log goes to the same console")
                .hasSize(2);
    }

    @Test
    void onlyAnArgon2idHashIsKept(CapturedOutput output) {
        firstStart.greet();

        assertThat(
                        database.sql("select password from app_user where username = 'admin'")
                                .query(String.class)
                                .single())
                .startsWith("{argon2}$argon2id$")
                .doesNotContain(printedPassword(output));
        assertThat(
                        database.sql("select string_agg(changes::text, ' ') from audit_event")
                                .query(String.class)
                                .single())
                .contains("admin")
                .doesNotContain("argon2", printedPassword(output));
    }

    @Test
    void everyStartSaysWhereToLook(CapturedOutput output) {
        firstStart.greet();
        int first = output.getOut().length();
        firstStart.greet();

        assertThat(output.getOut().substring(first))
                .contains(
                        "http://localhost:" + port + "/api/docs",
                        "http://localhost:" + port + "/api/v1/claims")
                .doesNotContain("password");
    }

    @Test
    void instancesThatStartTogetherCreateOneAdministrator() throws Exception {
        Callable<Boolean> start = () -> users.createFirst("admin", "correct horse battery");
        try (var instances = Executors.newFixedThreadPool(4)) {
            assertThat(instances.invokeAll(Collections.nCopies(4, start)))
                    .extracting(Future::get)
                    .containsOnlyOnce(true);
        }
    }

    @Test
    void aShortPasswordRefusesTheStartWithoutSayingIt() {
        assertThatThrownBy(() -> users.createFirst("admin", "hunter2hunt"))
                .isInstanceOfSatisfying(
                        WeakPassword.class,
                        refusal ->
                                assertThat(new WeakPasswordAnalyzer().analyze(refusal))
                                        .extracting("description", "action")
                                        .asString()
                                        .contains(
                                                "claimbook.admin-password cannot be used. It is too short")
                                        .doesNotContain("hunter2hunt"));
    }

    /// The last one: the start of the application printed one of its own.
    private static String printedPassword(CapturedOutput output) {
        return PASSWORD.matcher(output.getOut())
                .results()
                .map(found -> found.group(1))
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
