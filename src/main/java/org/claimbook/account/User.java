package org.claimbook.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Role;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// Somebody who works with Claimbook.
@Entity
@Table(name = "app_user")
class User {

    @Id private UUID id;
    private String username;
    private @Nullable String password;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    private Set<Right> rights;

    private boolean enabled;
    @Version private @Nullable Long version;

    /// The password comes encoded.
    User(String username, String password, Role role) {
        this.id = Ids.next();
        this.username = username;
        this.password = password;
        this.role = role;
        this.rights = EnumSet.noneOf(Right.class);
        this.enabled = true;
    }

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected User() {}

    UUID id() {
        return id;
    }

    String username() {
        return username;
    }

    long version() {
        return version == null ? 0 : version;
    }

    Role role() {
        return role;
    }

    Set<Right> rights() {
        return rights;
    }

    /// Null for somebody who may not sign in.
    @Nullable SignedIn signIn() {
        return enabled && password != null
                ? new SignedIn(id, username, password, role, rights)
                : null;
    }
}
