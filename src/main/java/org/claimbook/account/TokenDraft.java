package org.claimbook.account;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.Role;
import org.claimbook.shared.Written;
import org.jspecify.annotations.Nullable;

/// What a user says of a token; READER and 90 days unless given.
@ReadOnly({"id", "owner", "token", "createdAt", "lastUsedAt"})
public record TokenDraft(
        @NotNull @Written @CodePoints(max = 200) String name,
        @Nullable Role role,
        @Nullable Instant expiresAt) {}
