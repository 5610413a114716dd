package org.claimbook.account;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/// A user as Spring Security knows one: the role as `ROLE_...`, rights by their name.
final class SignedIn extends User {

    /// The authority of whoever came with a bearer token: never above a role, and never to make
    /// another token.
    static final String BEARER = "BEARER";

    private final UUID id;
    private final Role role;
    private final Set<Right> rights;
    private final String client;

    SignedIn(UUID id, String username, String password, Role role, Set<Right> rights) {
        super(username, password, authorities(role, rights.stream().map(Right::name)));
        this.id = id;
        this.role = role;
        this.rights = Set.copyOf(rights);
        this.client = "user " + id;
    }

    private SignedIn(UUID id, String username, Role role, String client) {
        super(username, "", authorities(role, Stream.of(BEARER)));
        this.id = id;
        this.role = role;
        this.rights = Set.of();
        this.client = client;
    }

    /// Somebody whose program came with a token; what is given by name is not given to programs.
    static SignedIn bearer(UUID id, String username, Role role, String client) {
        return new SignedIn(id, username, role, client);
    }

    /// Whoever it is; null for the anonymous.
    static @Nullable SignedIn of(@Nullable Authentication known) {
        return switch (known == null ? null : known.getPrincipal()) {
            case SignedIn user -> user;
            case IssuedUser issued -> issued.user();
            case null, default -> null;
        };
    }

    static List<Right> rights(Authentication known) {
        return Arrays.stream(Right.values())
                .filter(right ->
                        known.getAuthorities().stream()
                                .anyMatch(it -> right.name().equals(it.getAuthority())))
                .toList();
    }

    Actor actor() {
        return new Actor(id, getUsername(), role, rights);
    }

    UUID id() {
        return id;
    }

    /// Whose requests are counted together.
    String client() {
        return client;
    }

    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(this, null, getAuthorities());
    }

    private static List<GrantedAuthority> authorities(Role role, Stream<String> more) {
        return AuthorityUtils.createAuthorityList(
                Stream.concat(Stream.of("ROLE_" + role), more).toList());
    }
}
