package org.claimbook.account;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import org.claimbook.TestClock;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The whole application with one user of each role: `the-READER`, `the-EDITOR`...
@SpringBootTest(
        properties = {
            "claimbook.test-database=true",
            "claimbook.admin-password=" + AccountTest.PASSWORD
        })
@AutoConfigureMockMvc
@Import({TestClock.class, AccountTest.WhoAsks.class})
abstract class AccountTest {

    static final String PASSWORD = "correct horse battery";
    static final String CLAIM = "/api/v1/claims/019a0000-0000-7000-8000-000000000009";

    @Autowired MockMvc mvc;

    @BeforeAll
    static void oneUserOfEachRole(
            @Autowired UserRepository users, @Autowired PasswordEncoder passwords) {
        for (Role role : Role.values()) {
            if (users.findByName("the-" + role).isEmpty()) {
                users.save(new User("the-" + role, passwords.encode(PASSWORD), role));
            }
        }
    }

    static MockHttpServletRequestBuilder as(Role role, MockHttpServletRequestBuilder request) {
        return request.with(httpBasic("the-" + role, PASSWORD));
    }

    /// Says who asks, at an address that is open to all.
    @TestComponent
    @RestController
    static class WhoAsks {

        static final String PATH = "/api/docs/who-asks";

        @GetMapping(PATH)
        String whoAsks(@Nullable Actor actor) {
            return actor == null ? "anonymous" : actor.username() + " is " + actor.role();
        }
    }
}
