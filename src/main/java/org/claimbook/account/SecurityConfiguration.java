package org.claimbook.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.claimbook.shared.ProblemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/// Signs in who uses the API: with each request, by HTTP Basic or a bearer token. A session counts
/// for nothing here, so no other site can use one.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class SecurityConfiguration {

    static final RoleHierarchy ROLES =
            RoleHierarchyImpl.withDefaultRolePrefix()
                    .role("ADMIN")
                    .implies("REVIEWER")
                    .role("REVIEWER")
                    .implies("EDITOR")
                    .role("EDITOR")
                    .implies("READER")
                    .build();

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            PasswordSignIn passwords,
            BearerSignIn tokens,
            SignInTrail trail,
            Closed closed,
            Buckets buckets,
            LimitSettings limits,
            ProblemWriter problems,
            @Value("${claimbook.cors.origins:}") List<String> origins) {
        AuthenticationEntryPoint entry =
                (request, response, refused) -> refuse(request, response, refused, problems);
        SecurityHeaders.cors(origins, problems).ifPresent(http::addFilter);
        return http.securityMatcher(
                        "/api/**", "/v1alpha1/**", "/actuator/health/**", "/actuator/prometheus")
                .authorizeHttpRequests(SecurityRules::api)
                .authenticationManager(basic(passwords, trail))
                .httpBasic(basic -> basic.authenticationEntryPoint(entry))
                .oauth2ResourceServer(bearer ->
                        bearer.authenticationManagerResolver(_ -> tokens)
                                .bearerTokenResolver(new HeaderTokens())
                                .authenticationEntryPoint(entry)
                                .accessDeniedHandler(closed))
                .addFilterBefore(
                        new RateLimit(buckets, limits, problems), AuthorizationFilter.class)
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(entry).accessDeniedHandler(closed))
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // no cookie signs anybody in here, so no other site can use one
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::all)
                .build();
    }

    /// A request is observed as a whole; to observe each filter took a tenth of a short answer.
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RoleHierarchy roles() {
        return ROLES;
    }

    /// Argon2id with 16 MiB and 2 passes; the prefix leaves room for a successor.
    @Bean
    PasswordEncoder passwords() {
        return new DelegatingPasswordEncoder(
                "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    private static AuthenticationManager basic(PasswordSignIn passwords, SignInTrail trail) {
        return sent -> {
            Authentication known = passwords.authenticate(sent);
            SignedIn user = SignedIn.of(known);
            if (user != null) {
                trail.cameIn(user.actor());
            }
            return known;
        };
    }

    private static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused,
            ProblemWriter problems)
            throws IOException {
        if (refused instanceof TooManyTries guesses) {
            problems.tooMany(request, response, guesses.seconds());
        } else if (refused instanceof IssuerSilent silent) {
            problems.write(request, response, silent.tryAgain());
        } else {
            problems.commence(request, response, refused);
        }
    }
}
