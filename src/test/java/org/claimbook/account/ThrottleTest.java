package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.UUID;
import org.claimbook.AtOnce;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class ThrottleTest extends AccountTest {

    private static final int TRIES = 20;

    @Test
    void whoGuessesHasToWaitWhetherTheAccountExistsOrNot() throws Exception {
        somebody("guessed", Role.READER);
        for (String name : new String[] {"guessed", "nobody at all"}) {
            for (int trial = 0; trial < TRIES; trial++) {
                assertThat(tried(name, "wrong", "203.0.113.1").getStatus()).isEqualTo(401);
            }
            MockHttpServletResponse slowed = tried(name, "wrong", "203.0.113.2");
            assertThat(slowed.getStatus()).isEqualTo(429);
            assertThat(slowed.getHeader("Retry-After")).isEqualTo("31");
            assertThat(slowed.getContentType()).isEqualTo("application/problem+json");
        }
        assertThat(tried("GUESSED", PASSWORD, "203.0.113.3").getStatus())
                .as("a right guess looks like a wrong one")
                .isEqualTo(429);
        assertThat(tried("the-READER", PASSWORD, "203.0.113.1").getStatus()).isEqualTo(200);
    }

    @Test
    void anAddressThatGuessesManyNamesHasToWait() throws Exception {
        for (int trial = 0; trial < 100; trial++) {
            tried("name " + trial, "wrong", "203.0.113.9");
        }
        assertThat(tried("the-READER", PASSWORD, "203.0.113.9").getStatus()).isEqualTo(429);
        assertThat(tried("the-READER", PASSWORD, "203.0.113.10").getStatus()).isEqualTo(200);
    }

    /// Whoever tries many at once has tried them all.
    @Test
    void aCrowdOfTriesIsPaidForAfterwards() throws Exception {
        List<Integer> answers =
                AtOnce.clients(
                        30, trial -> () -> tried("crowd", "wrong", "203.0.113.30").getStatus());
        assertThat(answers).contains(401).isSubsetOf(401, 429);
        int tried = (int) answers.stream().filter(status -> status == 401).count();
        assertThat(tried("crowd", "wrong", "203.0.113.31").getHeader("Retry-After"))
                .isEqualTo(String.valueOf(30 * (Math.max(tried, TRIES) - TRIES + 1) + 1));
    }

    @Test
    void theRightPasswordCostsNothing() throws Exception {
        somebody("busy", Role.READER);
        for (int request = 0; request < TRIES + 2; request++) {
            assertThat(tried("busy", PASSWORD, "127.0.0.1").getStatus()).isEqualTo(200);
        }
    }

    @Test
    void theAuditKnowsWhoCameInAndWhoDidNot() throws Exception {
        UUID user = somebody("audited", Role.READER);
        tried("audited", "hunter2 hunter2", "203.0.113.20");
        tried("audited", PASSWORD, "203.0.113.21");
        tried("audited", PASSWORD, "203.0.113.21");
        assertThat(audited(user))
                .containsExactly(
                        "anonymous SIGN_IN_REFUSED 203.0.113.20 {\"way\": {\"after\": \"password\"}}",
                        "audited SIGNED_IN 203.0.113.21 {\"way\": {\"after\": \"basic\"}}");
    }

    /// Once, or the audit would grow as fast as somebody can ask.
    @Test
    void theAuditKnowsWhoHadToWait() throws Exception {
        UUID user = somebody("besieged", Role.READER);
        for (int trial = 0; trial < TRIES + 3; trial++) {
            tried("besieged", "wrong", "203.0.113.40");
        }
        assertThat(audited(user))
                .hasSize(TRIES + 1)
                .endsWith(
                        "anonymous SIGN_IN_REFUSED 203.0.113.40 {\"way\": {\"after\": \"password\"}, \"why\": {\"after\": \"too many tries\"}}");
    }

    @Test
    void aNameThatNobodyHasIsNotKept() throws Exception {
        tried("my password in the wrong field", "wrong", "203.0.113.22");
        assertThat(
                        database.sql(
                                        "select count(*) from audit_event a where a::text like '%wrong field%'")
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(audited(new UUID(0, 0))).anyMatch(event -> event.contains("203.0.113.22"));
    }

    private MockHttpServletResponse tried(String name, String password, String address)
            throws Exception {
        return mvc.perform(get("/api/v1/me").with(httpBasic(name, password)).with(from(address)))
                .andReturn()
                .getResponse();
    }
}
