package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.claimbook.DatabaseTest;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/// Forms with files, as browsers send them.
@DatabaseTest
class FileGateTest {

    @Autowired private MockMvc mvc;
    @Autowired private JdbcClient database;

    private static MockMultipartHttpServletRequestBuilder form(String path) {
        byte[] line = "{\"statement\": \"It rained.\"}\n".getBytes(StandardCharsets.UTF_8);
        return multipart(path)
                .file(new MockMultipartFile("file", "claims.jsonl", null, line))
                .param("/format", "jsonl")
                .with(csrf());
    }

    @Test
    void whoeverSendsAFileSignsInFirst() throws Exception {
        mvc.perform(form("/imports")).andExpect(redirectedUrl("/login?to=/imports"));
        mvc.perform(form("/imports").with(TestUsers.as(Role.READER)))
                .andExpect(status().isForbidden());
    }

    @Test
    void anEditorsFileIsTakenWhereOneIsAskedFor() throws Exception {
        TestUsers.record(database);
        String job =
                mvc.perform(form("/imports").with(TestUsers.as(Role.EDITOR)))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl();
        assertThat(job).matches("/imports/[0-9a-f-]{36}");
        assertThat(
                        database.sql("select dry_run from import_job where name = 'claims.jsonl'")
                                .query(Boolean.class)
                                .list())
                .contains(true)
                .doesNotContain(false);
    }
}
