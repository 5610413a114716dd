package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/// What the edge lets through: so many requests, and scripts of named origins only.
class EdgeLimitsTest extends AccountTest {

    private static final String CLAIMS = "/api/v1/claims";

    @Test
    void anAddressIsToldHowMuchItHasLeftAndThenToWait() throws Exception {
        for (int request = 29; request >= 0; request--) {
            MockHttpServletResponse answer = asked("198.51.100.1");
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getHeader("RateLimit-Policy")).isEqualTo("\"address\";q=30;w=60");
            assertThat(answer.getHeader("RateLimit"))
                    .startsWith("\"address\";r=" + request + ";t=");
        }
        MockHttpServletResponse refused = asked("198.51.100.1");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("2");
        assertThat(refused.getHeader("RateLimit")).isEqualTo("\"address\";r=0;t=60");
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(asked("198.51.100.2").getStatus()).isEqualTo(200);
    }

    @Test
    void aWholeNetworkOfIpv6CountsAsOneAddress() throws Exception {
        for (int request = 0; request < 30; request++) {
            asked("2001:db8:1:2::" + Integer.toHexString(request + 1));
        }
        assertThat(asked("2001:db8:1:2:ffff::1").getStatus()).isEqualTo(429);
        assertThat(asked("2001:db8:1:3::1").getStatus()).isEqualTo(200);
    }

    @Test
    void aUserIsCountedWhereverTheyAsk() throws Exception {
        Set<Integer> answers = new HashSet<>();
        for (int request = 0; request < 41; request++) {
            answers.add(
                    mvc.perform(
                                    get("/api/v1/me")
                                            .with(by("the-REVIEWER"))
                                            .with(from("198.51.100." + (100 + request))))
                            .andReturn()
                            .getResponse()
                            .getStatus());
        }
        assertThat(answers).containsExactlyInAnyOrder(200, 429);
    }

    @Test
    void whoAsksFromThisMachineIsNotLimited() throws Exception {
        for (int request = 0; request < 31; request++) {
            assertThat(asked("127.0.0.1").getHeader("RateLimit")).isNull();
        }
        assertThat(asked("::1").getStatus()).isEqualTo(200);
    }

    @Test
    void scriptsOfOtherOriginsAreRefusedUnlessNamed() throws Exception {
        mvc.perform(get(CLAIMS).header("Origin", "https://evil.example"))
                .andExpect(status().isForbidden())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.type").exists())
                .andExpect(header().exists("X-Request-Id"))
                .andExpect(header().doesNotExist("Access-Control-Allow-Origin"));
        mvc.perform(
                        options(CLAIMS)
                                .header("Origin", "https://evil.example")
                                .header("Access-Control-Request-Method", "DELETE"))
                .andExpect(status().isForbidden())
                .andExpect(content().contentType("application/problem+json"));
        mvc.perform(
                        options(CLAIMS)
                                .header("Origin", "https://desk.example")
                                .header("Access-Control-Request-Method", "POST")
                                .header("Access-Control-Request-Headers", "authorization"))
                .andExpect(status().isOk())
                .andExpect(header().string("Access-Control-Allow-Origin", "https://desk.example"))
                .andExpect(header().doesNotExist("Access-Control-Allow-Credentials"));
    }

    private MockHttpServletResponse asked(String address) throws Exception {
        return mvc.perform(get(CLAIMS).with(from(address))).andReturn().getResponse();
    }
}
