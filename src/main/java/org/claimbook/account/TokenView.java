package org.claimbook.account;

import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;

/// A token as its owner sees it; `token` itself only in the answer to its making.
public record TokenView(
        UUID id,
        UUID owner,
        String name,
        Role role,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String token) {

    @Override
    public String toString() {
        return "TokenView[" + id + "]";
    }
}
