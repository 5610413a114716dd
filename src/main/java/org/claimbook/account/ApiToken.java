package org.claimbook.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// What a program signs in with for a user, up to a role and until a day.
@Entity
@Table(name = "api_token")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class ApiToken implements Persistable<UUID> {

    private static final Duration USUALLY = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(366);

    @Id private UUID id;
    private UUID userId;
    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String hash;
    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable Instant lastUsedAt;
    private @Nullable Instant revokedAt;
    @Transient private boolean fresh;

    ApiToken(TokenDraft draft, Secret secret, Actor owner, Instant now) {
        this.id = Ids.next();
        this.userId = owner.id();
        this.name = draft.name();
        this.role = role(draft, owner);
        this.hash = secret.hash();
        this.createdAt = now;
        this.expiresAt = expiry(draft, now);
        this.fresh = true;
    }

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected ApiToken() {}

    /// Whether it worked until now.
    boolean revoke(Instant now) {
        boolean live = revokedAt == null;
        revokedAt = live ? now : revokedAt;
        return live;
    }

    boolean mayBeRevokedBy(Actor actor) {
        return revokedAt == null && (actor.id().equals(userId) || actor.role() == Role.ADMIN);
    }

    TokenView view(@Nullable String secret) {
        return new TokenView(id, userId, name, role, createdAt, expiresAt, lastUsedAt, secret);
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    private static Role role(TokenDraft draft, Actor owner) {
        Role wanted = draft.role() == null ? Role.READER : draft.role();
        if (!owner.role().includes(wanted)) {
            throw new Invalid("/role", "above-your-own", "A token may do no more than you.");
        }
        return wanted;
    }

    private static Instant expiry(TokenDraft draft, Instant now) {
        Instant wanted = draft.expiresAt() == null ? now.plus(USUALLY) : draft.expiresAt();
        if (!wanted.isAfter(now) || wanted.isAfter(now.plus(LONGEST))) {
            throw new Invalid(
                    "/expiresAt",
                    "out-of-range",
                    "Between now and %d days from now.".formatted(LONGEST.toDays()));
        }
        return wanted;
    }
}
