package org.claimbook.account;

import java.util.Map;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/// Signs users in: the API by HTTP Basic with each request, the rest not yet.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ProblemWriter problems) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(SecurityRules::api)
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // no cookie signs anybody in here, so no other site can use one
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::api)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, ProblemWriter problems) {
        return http.authorizeHttpRequests(SecurityRules::pages)
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint((request, response, _) ->
                                        problems.write(request, response, nothingThere()))
                                .accessDeniedHandler((request, response, _) ->
                                        problems.write(request, response, nothingThere())))
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::pages)
                .build();
    }

    /// Where nobody can sign in, what is closed to all is as good as not there.
    private static NotFound nothingThere() {
        return new NotFound("There is nothing at this address.");
    }

    @Bean
    RoleHierarchy roles() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role("ADMIN")
                .implies("REVIEWER")
                .role("REVIEWER")
                .implies("EDITOR")
                .role("EDITOR")
                .implies("READER")
                .build();
    }

    /// Argon2id with 16 MiB and 2 passes; the prefix leaves room for a successor.
    @Bean
    PasswordEncoder passwords() {
        return new DelegatingPasswordEncoder(
                "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }
}
