package org.claimbook.account;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// One user of each role, signed in without a password: `the-reader`, `the-editor`...
public final class TestUsers {

    private TestUsers() {}

    /// Records them, and Claimbook itself, as they were whatever a test before did to them.
    public static void record(JdbcClient database) {
        for (Role role : Role.values()) {
            record(database, actor(role), true);
        }
        recordClaimbook(database);
    }

    /// Records Claimbook itself, as the migrations do.
    public static void recordClaimbook(JdbcClient database) {
        record(database, Users.system(), false);
    }

    public static Actor actor(Role role) {
        UUID id = UUID.nameUUIDFromBytes(role.name().getBytes(StandardCharsets.UTF_8));
        return new Actor(id, "the-" + role.name().toLowerCase(Locale.ROOT), role);
    }

    /// The request comes from the user of that role.
    public static RequestPostProcessor as(Role role, Right... rights) {
        Actor actor = actor(role);
        return user(new SignedIn(actor.id(), actor.username(), "", role, Set.of(rights)));
    }

    private static void record(JdbcClient database, Actor actor, boolean enabled) {
        database.sql(
                        """
                        insert into app_user (id, username, password, role, enabled, version)
                        values (:id, :username, :password, :role, :enabled, 0)
                        on conflict do nothing
                        """)
                .param("id", actor.id())
                .param("username", actor.username())
                .param("role", actor.role().name())
                .param("password", enabled ? "{noop}matched by nobody" : null)
                .param("enabled", enabled)
                .update();
        database.sql(
                        """
                        update app_user set enabled = :enabled, role = :role
                        where id = :id and (enabled <> :enabled or role <> :role)
                        """)
                .param("id", actor.id())
                .param("role", actor.role().name())
                .param("enabled", enabled)
                .update();
    }
}
