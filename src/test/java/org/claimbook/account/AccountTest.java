package org.claimbook.account;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import java.util.List;
import java.util.UUID;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The whole application with one user of each role: `the-READER`, `the-EDITOR`...
@SpringBootTest(
        properties = {
            "claimbook.test-database=true",
            "claimbook.sample=false",
            "claimbook.admin-password=" + AccountTest.PASSWORD,
            "claimbook.limits.client=40",
            "claimbook.limits.address=30",
            "claimbook.cors.origins=https://desk.example"
        })
@AutoConfigureMockMvc
@Import({TestClock.class, AccountTest.WhoAsks.class})
abstract class AccountTest {

    static final String PASSWORD = "correct horse battery";
    static final String CLAIM = "/api/v1/claims/019a0000-0000-7000-8000-000000000009";

    @Autowired MockMvc mvc;
    @Autowired JdbcClient database;
    @Autowired private UserRepository users;
    @Autowired private PasswordEncoder passwords;

    @BeforeAll
    static void oneUserOfEachRole(
            @Autowired UserRepository users, @Autowired PasswordEncoder passwords) {
        for (Role role : Role.values()) {
            if (users.findByName("the-" + role).isEmpty()) {
                users.save(
                        User.withPassword(
                                "the-" + role, passwords.encode(PASSWORD), role, TestClock.NOW));
            }
        }
    }

    static MockHttpServletRequestBuilder as(Role role, MockHttpServletRequestBuilder request) {
        return request.with(httpBasic("the-" + role, PASSWORD));
    }

    /// Somebody of that name who signs in with `PASSWORD`.
    UUID somebody(String name, Role role) {
        return users.save(User.withPassword(name, passwords.encode(PASSWORD), role, TestClock.NOW))
                .id();
    }

    static RequestPostProcessor by(String name) {
        return httpBasic(name, PASSWORD);
    }

    static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    static RequestPostProcessor bearer(String token) {
        return request -> {
            request.addHeader("Authorization", "Bearer " + token);
            return request;
        };
    }

    /// What the audit says of a user or a token: action, address and changes.
    List<String> audited(UUID subject) {
        return database.sql(
                        """
                        select actor || ' ' || action || ' ' || coalesce(address, '-') || ' ' || changes
                        from audit_event where subject_id = :subject order by seq
                        """)
                .param("subject", subject)
                .query((row, _) -> row.getString(1))
                .list();
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
