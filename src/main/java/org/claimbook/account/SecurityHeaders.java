package org.claimbook.account;

import java.util.List;
import java.util.Optional;
import org.claimbook.shared.ProblemWriter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.CacheControlConfig;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/// What browsers are told to refuse, besides Spring Security's own defaults.
final class SecurityHeaders {

    private static final String CONTENT =
            "default-src 'self'; script-src 'self'; style-src 'self'; frame-ancestors 'none'; "
                    + "base-uri 'none'; form-action 'self'; object-src 'none'; img-src 'self' data:";

    private static final List<String> EXPOSED =
            List.of(
                    "ETag",
                    "Link",
                    "Location",
                    "Retry-After",
                    "RateLimit",
                    "RateLimit-Policy",
                    "X-Request-Id");

    private SecurityHeaders() {}

    /// Closed unless origins are named; never with cookies, which the API does not take.
    static Optional<CorsFilter> cors(List<String> origins, ProblemWriter problems) {
        if (origins.isEmpty()) {
            return Optional.empty();
        }
        CorsConfiguration open = new CorsConfiguration();
        open.setAllowedOrigins(origins);
        open.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        open.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        open.setExposedHeaders(EXPOSED);
        CorsFilter filter = new CorsFilter(_ -> open);
        filter.setCorsProcessor(new CorsRefusal(problems));
        return Optional.of(filter);
    }

    /// Leaves `Cache-Control` to who answers: pages may be gone back to, with what was typed in
    /// them.
    static void all(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(CacheControlConfig::disable)
                .contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy(
                                "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    }
}
