package org.claimbook.account;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.CacheControlConfig;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// What browsers are told to refuse, besides Spring Security's own defaults.
final class SecurityHeaders {

    private static final String CONTENT =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; "
                    + "object-src 'none'; img-src 'self' data:";

    private SecurityHeaders() {}

    /// Leaves `Cache-Control` to who answers.
    static void api(HeadersConfigurer<HttpSecurity> headers) {
        pages(headers);
        headers.cacheControl(CacheControlConfig::disable);
    }

    static void pages(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy(
                                "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    }
}
