package org.claimbook.account;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/// The issuer is down: who comes from there has to come again, everybody else comes in.
@SpringBootTest(
        properties = {
            "claimbook.test-database=true",
            "claimbook.sample=false",
            "claimbook.oidc.issuer=http://127.0.0.1:1/",
            "claimbook.oidc.client-id=claimbook",
            "claimbook.oidc.client-secret=of claimbook",
            "claimbook.oidc.roles.ADMIN=desk-chiefs"
        })
@AutoConfigureMockMvc
class SilentIssuerTest {

    private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyb2JvdCJ9.c2lnbmVk";

    @Autowired private MockMvc mvc;

    @Test
    void aProgramIsToldToTryAgain() throws Exception {
        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer " + JWT))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.status").value(503));
    }

    @Test
    void somebodyWithABrowserIsToldToTryAgain() throws Exception {
        mvc.perform(get("/oauth2/authorization/issuer").header("Accept", "text/html"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().contentTypeCompatibleWith("text/html"));
    }

    @Test
    void theRestGoesOn() throws Exception {
        mvc.perform(get("/api/v1/claims")).andExpect(status().isOk());
        mvc.perform(get("/login")).andExpect(status().isOk());
    }
}
