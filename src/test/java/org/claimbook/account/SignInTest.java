package org.claimbook.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest extends AccountTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/claims", "/api/v1/openapi.json", CLAIM})
    void wrongCredentialsAreRefusedEvenWhereNoneAreNeeded(String path) throws Exception {
        mvc.perform(get(path).with(httpBasic("the-reader", "wrong")))
                .andExpect(status().isUnauthorized());
        mvc.perform(get(path).with(httpBasic("nobody", PASSWORD)))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void theAdministratorSignsInWithTheGivenPassword() throws Exception {
        mvc.perform(get("/api/v1/me").with(httpBasic("admin", PASSWORD)))
                .andExpect(jsonPath("$.role").value("ADMIN"));
    }

    @Test
    void claimbookItselfCannotSignIn() throws Exception {
        for (String password : new String[] {"", "null", PASSWORD}) {
            mvc.perform(get("/api/v1/me").with(httpBasic("claimbook", password)))
                    .andExpect(status().isUnauthorized());
        }
    }

    @Test
    void meIsWhoSignedIn() throws Exception {
        mvc.perform(get("/api/v1/me").with(httpBasic("THE-reviewer", PASSWORD)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").isNotEmpty())
                .andExpect(jsonPath("$.username").value("the-REVIEWER"))
                .andExpect(jsonPath("$.role").value("REVIEWER"))
                .andExpect(jsonPath("$.rights").isEmpty())
                .andExpect(jsonPath("$.password").doesNotExist())
                .andExpect(header().doesNotExist("Set-Cookie"));
    }

    @Test
    void theActorIsThereForThoseWhoSignedInOnly() throws Exception {
        mvc.perform(get(WhoAsks.PATH)).andExpect(content().string("anonymous"));
        mvc.perform(as(Role.EDITOR, get(WhoAsks.PATH)))
                .andExpect(content().string("the-EDITOR is EDITOR"));
    }

    @Test
    void theActorIsNoParameterOfTheApi() throws Exception {
        mvc.perform(get("/api/v1/openapi.json"))
                .andExpect(jsonPath("$.openapi", startsWith("3.1")))
                .andExpect(
                        jsonPath(
                                "$.paths['/api/v1/me'].get.parameters[*].name",
                                contains("If-None-Match")))
                .andExpect(jsonPath("$.components.schemas.Actor").doesNotExist());
    }

    @Test
    void browsersAreToldWhatToRefuse() throws Exception {
        mvc.perform(get("/api/v1/claims").secure(true))
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        startsWith("default-src 'self'")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().exists("Permissions-Policy"))
                .andExpect(header().exists("Strict-Transport-Security"))
                .andExpect(header().string("Cache-Control", "private, no-cache"));
    }
}
