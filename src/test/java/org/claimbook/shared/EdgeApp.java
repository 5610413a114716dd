package org.claimbook.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// An application of nothing but the edge, which no scan from outside finds.
@TestConfiguration(proxyBeanMethods = false)
class EdgeApp {

    static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");

    /// What runs.
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {
                HibernateJpaAutoConfiguration.class,
                DataJpaRepositoriesAutoConfiguration.class
            })
    @ComponentScan(basePackageClasses = Fault.class)
    static class Edge {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }

        @Bean
        SecurityFilterChain security(HttpSecurity http, ProblemWriter problems) {
            return http.csrf(csrf -> csrf.disable())
                    .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                    .exceptionHandling(errors ->
                            errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                    .authorizeHttpRequests(all ->
                            all.requestMatchers("/api/v1/secret")
                                    .hasRole("ADMIN")
                                    .anyRequest()
                                    .permitAll())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("ada").password("{noop}secret").roles("EDITOR").build());
        }

        @Bean
        ConstraintRefusals constraints() {
            return new ConstraintRefusals(
                    Map.of(
                            "thing_acyclic",
                            () -> new Invalid("/to", "cycle", "It would go round.")));
        }
    }

    enum Kind {
        FACT,
        OPINION
    }

    record Hop(@NotNull @Written String verb, @WebUrl @Nullable String url) {}

    /// Insists at birth.
    record Picky(@Nullable Kind kind, @Nullable List<String> topics) {

        Picky {
            Objects.requireNonNull(kind);
            topics = List.copyOf(Objects.requireNonNull(topics));
        }
    }

    /// Of everything one.
    @ReadOnly({"id", "status"})
    record Draft(
            @NotNull @Written @CodePoints(max = 20) String statement,
            @Nullable Kind kind,
            @Nullable UUID source,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @WebUrl @Nullable String url,
            @LanguageTag @Nullable String language,
            @Nullable Integer count,
            @Nullable BigDecimal figure,
            @Nullable Boolean flag,
            @Size(max = 2) @Nullable List<@Written @Size(max = 5) String> topics,
            @Nullable List<@Valid Hop> chain) {

        static Draft of(String statement) {
            return new Draft(
                    statement,
                    Kind.FACT,
                    null,
                    null,
                    null,
                    null,
                    "en",
                    1,
                    null,
                    null,
                    List.of("war"),
                    List.of(new Hop("POSTED", null)));
        }
    }

    /// Uses all of the edge.
    @RestController
    static class Things {

        private final Etags etags;
        private final MergePatch patches;
        private final JdbcClient jdbc;

        Things(Etags etags, MergePatch patches, JdbcClient jdbc) {
            this.etags = etags;
            this.patches = patches;
            this.jdbc = jdbc;
        }

        @PostMapping("/api/v1/things")
        @Transactional
        ResponseEntity<Tagged<Draft>> create(@Valid @RequestBody Draft draft) {
            jdbc.sql("create table if not exists thing (statement text)").update();
            jdbc.sql("insert into thing values (?)").param(draft.statement()).update();
            if ("late".equals(draft.statement())) {
                throw new Conflict("already-exists", "Too late.", ID);
            }
            return etags.created("/api/v1/things/" + ID, etags.tag(0, draft));
        }

        @PostMapping("/api/v1/things/rules")
        Draft rules(@Valid @RequestBody Draft draft, Faults faults) {
            faults.add("/statement", "rule", "A rule of the room.");
            faults.throwIfAny();
            return draft;
        }

        @PostMapping("/api/v1/things/many")
        int many(@RequestBody List<Draft> drafts) {
            return drafts.size();
        }

        @PostMapping("/api/v1/things/picky")
        Picky picky(@RequestBody Picky picky) {
            return picky;
        }

        @GetMapping("/api/v1/things/{id}")
        ResponseEntity<Tagged<Draft>> one(@PathVariable UUID id) {
            if (!id.equals(ID)) {
                throw new NotFound("Thing", id);
            }
            return etags.ok(etags.tag(3, Draft.of("as it is")));
        }

        @PatchMapping(path = "/api/v1/things/{id}", consumes = MergePatch.TYPE)
        ResponseEntity<Tagged<Draft>> patch(
                @PathVariable UUID id, @RequestBody JsonNode patch, Expected expected) {
            expected.check(3);
            Draft merged = patches.apply(patch, Draft.of(id.toString().substring(0, 8)));
            return etags.ok(etags.tag(4, merged));
        }

        @DeleteMapping("/api/v1/things/{id}")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        void delete(@PathVariable UUID id, Expected expected) {
            expected.check(id.equals(ID) ? 3 : 0);
        }

        @GetMapping("/api/v1/things")
        ResponseEntity<Page<Integer>> list(
                @RequestParam(defaultValue = "up") String sort,
                @RequestParam(required = false) @Nullable UUID source,
                Paging paging) {
            int from =
                    paging.after() == null
                            ? 0
                            : Integer.parseInt(String.valueOf(paging.after().getFirst()));
            List<Integer> rows =
                    IntStream.rangeClosed(from + 1, 5).limit(paging.limit() + 1L).boxed().toList();
            return paging.page(rows, row -> Collections.singletonList(row), row -> row);
        }

        @GetMapping("/api/v1/secret")
        String secret() {
            return "secret";
        }

        @GetMapping("/api/v1/fails/{how}")
        String fails(@PathVariable String how) throws PSQLException {
            switch (how) {
                case "lock" -> throw new CannotAcquireLockException("deadlock in select secret");
                case "lost" -> // what the library says that keeps the buckets
                        throw new IllegalStateException(new SQLException("Connection is closed"));
                case "gone" ->
                        throw new HttpMessageNotWritableException(
                                "x", new IOException("Broken pipe"));
                case "cycle" ->
                        throw new DataIntegrityViolationException("x", said("thing_acyclic"));
                case "constraint" ->
                        throw new DataIntegrityViolationException("x", said("other_key"));
                case "guard" ->
                        throw new GuardFailed(
                                List.of(
                                        new GuardFailed.Guard(
                                                "", "second-person", "Another one signs off.")));
                default ->
                        throw new IllegalStateException("secret " + SQLException.class.getName());
            }
        }

        private static PSQLException said(String constraint) {
            return new PSQLException(
                    new ServerErrorMessage(
                            "SERROR\0C"
                                    + PSQLState.UNIQUE_VIOLATION.getState()
                                    + "\0Mno\0n"
                                    + constraint
                                    + "\0"));
        }
    }
}
