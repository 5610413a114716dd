package org.claimbook.account;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Role;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/// A user as Spring Security knows one: the role as `ROLE_...`, rights by their name.
final class SignedIn extends User {

    private final UUID id;
    private final Role role;

    SignedIn(UUID id, String username, String password, Role role, Set<Right> rights) {
        super(username, password, authorities(role, rights));
        this.id = id;
        this.role = role;
    }

    Actor actor() {
        return new Actor(id, getUsername(), role);
    }

    private static List<GrantedAuthority> authorities(Role role, Set<Right> rights) {
        var names = Stream.concat(Stream.of("ROLE_" + role), rights.stream().map(Right::name));
        return AuthorityUtils.createAuthorityList(names.toList());
    }
}
