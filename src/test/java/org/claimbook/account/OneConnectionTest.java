package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// All that people do with sessions and passwords where there is one connection: nobody needs a
/// second, and nobody holds one while a password is hashed.
@TestPropertySource(
        properties = {
            "spring.datasource.hikari.maximum-pool-size=1",
            "spring.datasource.hikari.connection-timeout=5000"
        })
@Import(OneConnectionTest.Watched.class)
class OneConnectionTest extends SessionTest {

    private static final List<Boolean> WITHIN = new ArrayList<>();

    @Autowired private DataSource connections;

    @BeforeEach
    void watch() {
        WITHIN.clear();
    }

    @Test
    void passwordsAreHashedBeforeAConnectionIsTaken() throws Exception {
        mvc.perform(
                        as(Role.ADMIN, post("/api/v1/users"))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"username\": \"hashed\", \"password\": \"%s\"}"
                                                .formatted(PASSWORD)))
                .andExpect(status().isCreated());
        UUID user =
                database.sql("select id from app_user where username = 'hashed'")
                        .query(UUID.class)
                        .single();
        String path = "/api/v1/users/" + user;
        String etag =
                String.valueOf(
                        mvc.perform(as(Role.ADMIN, get(path)))
                                .andReturn()
                                .getResponse()
                                .getHeader("ETag"));
        mvc.perform(
                        as(Role.ADMIN, patch(path))
                                .header("If-Match", etag)
                                .contentType("application/merge-patch+json")
                                .content("{\"password\": \"another phrase of mine\"}"))
                .andExpect(status().isOk());
        mvc.perform(
                        as(Role.READER, put("/api/v1/me/password"))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"current\": \"%s\", \"password\": \"%s\"}"
                                                .formatted(PASSWORD, PASSWORD)))
                .andExpect(status().isNoContent());
        assertThat(WITHIN).hasSizeGreaterThanOrEqualTo(3).containsOnly(false);
    }

    @Test
    void whoGetsNoConnectionIsToldToTryAgain() throws Exception {
        somebody("waiting", Role.READER);
        Cookie session = signedIn("waiting");
        HikariDataSource pool = connections.unwrap(HikariDataSource.class);
        long patience = pool.getConnectionTimeout();
        pool.setConnectionTimeout(250);
        try (var _ = pool.getConnection()) {
            for (var asking :
                    List.of(
                            get("/api/v1/claims"),
                            as(Role.READER, get("/api/v1/claims")),
                            get("/claims").cookie(session).accept(MediaType.TEXT_HTML))) {
                mvc.perform(asking)
                        .andExpect(status().isServiceUnavailable())
                        .andExpect(header().string("Retry-After", "1"));
            }
        } finally {
            pool.setConnectionTimeout(patience);
        }
    }

    /// Notes whether a transaction was open when a password was hashed.
    @TestConfiguration(proxyBeanMethods = false)
    static class Watched {

        @Bean
        static BeanPostProcessor watchedPasswords() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof PasswordEncoder encoder ? watched(encoder) : bean;
                }
            };
        }

        private static PasswordEncoder watched(PasswordEncoder encoder) {
            return new PasswordEncoder() {
                @Override
                public @Nullable String encode(@Nullable CharSequence password) {
                    WITHIN.add(TransactionSynchronizationManager.isActualTransactionActive());
                    return encoder.encode(password);
                }

                @Override
                public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                    WITHIN.add(TransactionSynchronizationManager.isActualTransactionActive());
                    return encoder.matches(password, hash);
                }
            };
        }
    }
}
