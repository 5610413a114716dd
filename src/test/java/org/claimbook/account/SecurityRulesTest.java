package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class SecurityRulesTest extends AccountTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/claims",
        "PATCH, " + CLAIM,
        "PUT, " + CLAIM + "/appearances/1",
        "DELETE, " + CLAIM,
        "POST, /api/v1/nothing-there",
        "GET, " + CLAIM + "/history",
        "GET, " + CLAIM + "/comments",
        "GET, " + CLAIM + "/verifications",
        "GET, /api/v1/claims/facets",
        "GET, /api/v1/claims/similar",
        "GET, /api/v1/export/claims.csv",
        "POST, /api/v1/searches",
        "GET, /api/v1/reports",
        "GET, /api/v1/me",
        "GET, /api/v1/nothing-there",
        "GET, /api",
        "HEAD, /api/v1/reports",
        "OPTIONS, /api/v1/reports"
    })
    void theAnonymousAreAskedToSignIn(String method, String path) throws Exception {
        mvc.perform(request(HttpMethod.valueOf(method), path))
                .andExpect(status().isUnauthorized())
                .andExpect(
                        header().string(
                                        "WWW-Authenticate",
                                        "Basic realm=\"Claimbook\", charset=\"UTF-8\""))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.status").value(401));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/claims",
        "HEAD, /api/v1/claims",
        "GET, " + CLAIM,
        "GET, " + CLAIM + "/claim-review",
        "GET, /api/v1/openapi.json",
        "GET, /actuator/health",
        "GET, /actuator/health/readiness"
    })
    void whatIsPublicIsOpen(String method, String path) throws Exception {
        mvc.perform(request(HttpMethod.valueOf(method), path))
                .andExpect(status().is(not(anyOf(is(401), is(403)))));
    }

    /// Allowed means that the request comes through, to whatever is there.
    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/reports,                             READER",
        "GET,    /api/v1/nothing-there,                       READER",
        "GET,    /api/v1/claims/facets,                       READER",
        "GET,    /api/v1/export/claims.csv,                   READER",
        "POST,   /api/v1/searches,                            READER",
        "DELETE, /api/v1/searches/1,                          READER",
        "POST,   /api/v1/nothing-there,                       EDITOR",
        "POST,   /api/v1/reports,                             EDITOR",
        "PUT,    /api/v1/claims/1/appearances/1,              EDITOR",
        "PATCH,  /api/v1/reports/1,                           EDITOR",
        "DELETE, /api/v1/claims/1/links/1,                    EDITOR",
        "DELETE, /api/v1/topics/1,                            EDITOR",
        "POST,   /api/v1/claims/1/merge,                      EDITOR",
        "GET,    /api/v1/tokens,                              EDITOR",
        "POST,   /api/v1/claims/1/verifications/1/sign-off,   REVIEWER",
        "POST,   /api/v1/claims/1/publication,                REVIEWER",
        "DELETE, /api/v1/claims/1/publication,                REVIEWER",
        "DELETE, /api/v1/reports/1,                           ADMIN",
        "DELETE, /api/v1/sources/1,                           ADMIN",
        "POST,   /api/v1/sources/1/merge,                     ADMIN",
        "PATCH,  /api/v1/statuses/CONFIRMED,                  ADMIN",
        "GET,    /api/v1/users,                               ADMIN",
        "GET,    /api/v1/audit/verification,                  ADMIN",
        "GET,    /api/v1/webhooks/1/deliveries,               ADMIN"
    })
    void eachRoleIncludesThoseBeforeIt(String method, String path, Role least) throws Exception {
        for (Role role : Role.values()) {
            mvc.perform(as(role, request(HttpMethod.valueOf(method), path)))
                    .andExpect(status().is(role.includes(least) ? not(403) : is(403)));
        }
    }

    @Test
    void whoMayNotIsToldInAProblem() throws Exception {
        mvc.perform(as(Role.READER, request(HttpMethod.POST, "/api/v1/claims")))
                .andExpect(status().isForbidden())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.status").value(403));
    }

    @Test
    void theRightToSeeConfidentialSourcesComesWithNoRole() throws Exception {
        UUID source = UUID.randomUUID();
        mvc.perform(as(Role.ADMIN, get("/api/v1/sources/1/protected")))
                .andExpect(status().isForbidden());
        mvc.perform(
                        as(Role.ADMIN, get("/api/v1/sources/" + source + "/protected"))
                                .with(from("192.0.2.9")))
                .andExpect(status().isForbidden());
        assertThat(audited(source))
                .containsExactly(
                        "the-ADMIN READ_REFUSED 192.0.2.9 {\"field\": {\"after\": \"protected\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/wp-login.php",
                "/application.yml",
                "/accounts"
            })
    void outsideOfTheApiNothingIsThereThatIsNotNamed(String path) throws Exception {
        mvc.perform(get(path))
                .andExpect(status().isNotFound())
                .andExpect(header().doesNotExist("Set-Cookie"));
    }
}
