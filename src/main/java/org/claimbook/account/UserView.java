package org.claimbook.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;

/// A user as the outside may see one; `issuer` vouches for who has no password here.
public record UserView(
        UUID id,
        String username,
        Role role,
        List<Right> rights,
        boolean enabled,
        @Nullable String issuer,
        Instant createdAt,
        long version) {

    /// The same as far as a request may go, which can be less than the user may.
    UserView as(Role role, List<Right> rights) {
        return new UserView(id, username, role, rights, enabled, issuer, createdAt, version);
    }
}
