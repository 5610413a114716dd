package org.claimbook.account;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The issuer that people and programs may come from, and which of its roles are which of ours.
@ConfigurationProperties("claimbook.oidc")
record OidcSettings(
        String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String audience,
        @DefaultValue("roles") String roleClaim,
        @DefaultValue("preferred_username") String nameClaim,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue Map<Role, Set<String>> roles) {

    /// Whom a JWT must be meant for: any other service of the issuer gets tokens too.
    String meantFor() {
        String meant = audience == null ? clientId : audience;
        if (meant == null) {
            throw new IllegalStateException(
                    "claimbook.oidc.issuer needs claimbook.oidc.client-id or claimbook.oidc.audience.");
        }
        return meant;
    }

    /// The greatest role that the claims give; empty for somebody who has none here.
    Optional<Role> role(Map<String, Object> claims) {
        List<String> given = texts(claim(claims)).toList();
        return Arrays.stream(Role.values())
                .filter(role ->
                        roles.getOrDefault(role, Set.of()).stream().anyMatch(given::contains))
                .max(Comparator.naturalOrder());
    }

    String name(Map<String, Object> claims, String subject) {
        return claims.get(nameClaim) instanceof String name ? name : subject;
    }

    /// By its whole name, else step by step: `realm_access.roles`.
    private @Nullable Object claim(Map<String, Object> claims) {
        Object at = claims.get(roleClaim);
        if (at != null) {
            return at;
        }
        at = claims;
        for (String step : roleClaim.split("\\.", -1)) {
            at = at instanceof Map<?, ?> within ? within.get(step) : null;
        }
        return at;
    }

    private static Stream<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case Collection<?> several -> several.stream().map(String::valueOf);
            case String text -> Arrays.stream(text.split(" ", -1));
            case null, default -> Stream.empty();
        };
    }
}
