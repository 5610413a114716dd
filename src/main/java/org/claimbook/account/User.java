package org.claimbook.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// Somebody who works with Claimbook.
@Entity
@Table(name = "app_user")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
class User {

    @Id private UUID id;
    private String username;
    private @Nullable String password;
    private @Nullable String issuer;
    private @Nullable String subject;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    private Set<Right> rights;

    private boolean enabled;
    private Instant createdAt;
    @Version private @Nullable Long version;

    private User(String username, Role role, Instant now) {
        this.id = Ids.next();
        this.username = username;
        this.role = role;
        this.rights = EnumSet.noneOf(Right.class);
        this.enabled = true;
        this.createdAt = now;
    }

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected User() {}

    /// Somebody who signs in here; the password comes encoded.
    static User withPassword(String username, String password, Role role, Instant now) {
        User user = new User(username, role, now);
        user.password = password;
        return user;
    }

    /// Somebody whom an issuer vouches for.
    static User from(String issuer, String subject, String username, Role role, Instant now) {
        User user = new User(username, role, now);
        user.issuer = issuer;
        user.subject = subject;
        return user;
    }

    /// What an administrator decides; the role of who comes from an issuer is the issuer's to say.
    void edit(UserDraft draft) {
        if (!draft.username().equals(username)) {
            throw new Invalid("/username", "set-once", "The audit knows a user by name.");
        }
        Role wanted = draft.role() == null ? role : draft.role();
        if (issuer != null && wanted != role) {
            throw new Invalid("/role", "set-by-issuer", "The issuer says which role it is.");
        }
        role = wanted;
        rights = draft.given();
        enabled = !Boolean.FALSE.equals(draft.enabled());
    }

    /// What the issuer says now.
    void follow(Role said) {
        role = said;
    }

    /// The password comes encoded.
    void replacePassword(String encoded) {
        if (issuer != null) {
            throw new Invalid(
                    "/password", "signs-in-at-issuer", "Who signs in at an issuer has none here.");
        }
        password = encoded;
    }

    UUID id() {
        return id;
    }

    @Nullable String password() {
        return password;
    }

    long version() {
        return version == null ? 0 : version;
    }

    Role role() {
        return role;
    }

    String username() {
        return username;
    }

    boolean isAdmin() {
        return enabled && role == Role.ADMIN;
    }

    boolean isEnabled() {
        return enabled;
    }

    /// Without the password, which nobody reads.
    UserDraft draft() {
        return new UserDraft(username, null, role, rights.stream().sorted().toList(), enabled);
    }

    UserView view() {
        return new UserView(
                id,
                username,
                role,
                rights.stream().sorted().toList(),
                enabled,
                issuer,
                createdAt,
                version());
    }

    Actor actor() {
        return new Actor(id, username, role, rights);
    }

    /// Null for somebody who may not sign in.
    @Nullable SignedIn signIn() {
        return enabled && (password != null || issuer != null)
                ? new SignedIn(id, username, password == null ? "" : password, role, rights)
                : null;
    }
}
