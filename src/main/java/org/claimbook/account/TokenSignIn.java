package org.claimbook.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks up whose token it is, with each request: what is revoked, expired or disabled stops at
/// once, who is demoted takes their tokens down with them.
@Component
class TokenSignIn {

    private static final Duration NOTED = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final Clock clock;

    private record Found(
            UUID token,
            Role role,
            boolean expired,
            boolean revoked,
            boolean toNote,
            UUID owner,
            String username,
            Role ownersRole,
            boolean enabled) {

        static Found of(ResultSet row, int ignored) throws SQLException {
            return new Found(
                    row.getObject("token", UUID.class),
                    Role.valueOf(row.getString("role")),
                    row.getBoolean("expired"),
                    row.getBoolean("revoked"),
                    row.getBoolean("to_note"),
                    row.getObject("owner", UUID.class),
                    row.getString("username"),
                    Role.valueOf(row.getString("owners_role")),
                    row.getBoolean("enabled"));
        }

        @Nullable String fault() {
            if (revoked) {
                return "revoked";
            }
            if (expired) {
                return "expired";
            }
            return enabled ? null : "disabled";
        }

        SignedIn signedIn() {
            Role least = ownersRole.includes(role) ? role : ownersRole;
            return SignedIn.bearer(owner, username, least, "token " + token);
        }
    }

    TokenSignIn(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @throws TokenRefused if it is none of ours, or does not work any more
    SignedIn signIn(String text) {
        Instant now = clock.instant();
        Found found =
                find(new Secret(text), now).orElseThrow(() -> new TokenRefused(null, "unknown"));
        if (found.fault() != null) {
            throw new TokenRefused(found.token(), found.fault());
        }
        if (found.toNote()) {
            note(found.token(), now);
        }
        return found.signedIn();
    }

    private Optional<Found> find(Secret secret, Instant now) {
        return database.sql(
                        """
                        select t.id as token, t.role, t.expires_at <= :now as expired, t.revoked_at is not null as revoked,
                               t.last_used_at is null or t.last_used_at <= :noted as to_note,
                               u.id as owner, u.username, u.role as owners_role, u.enabled
                        from api_token t join app_user u on u.id = t.user_id
                        where t.hash = :hash
                        """)
                .param("hash", secret.hash())
                .param("now", utc(now))
                .param("noted", utc(now.minus(NOTED)))
                .query(Found::of)
                .optional();
    }

    /// Once a minute; who finds the row locked leaves it to the other.
    private void note(UUID token, Instant now) {
        database.sql(
                        """
                        update api_token set last_used_at = :now
                        where id = (select id from api_token where id = :id for update skip locked)
                        """)
                .param("id", token)
                .param("now", utc(now))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
