package org.claimbook.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A browser that somebody is signed in with; `client` is what it calls itself.
public record SessionView(
        UUID id,
        Instant signedInAt,
        Instant lastUsedAt,
        @Nullable String address,
        @Nullable String client) {}
