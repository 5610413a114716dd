package org.claimbook.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.claimbook.DatabaseTest;
import org.claimbook.shared.Expected;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/// What the keeper of a door says, whatever a controller forgot.
@DatabaseTest
class DoorkeeperTest {

    private static final UUID NOBODY = UUID.fromString("019a0000-0000-7000-8000-00000000dead");

    @Autowired private Users users;

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoIsPassedNeedsTheRole() {
        assertThatThrownBy(() -> edit(Role.REVIEWER)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> edit(Role.ADMIN)).isInstanceOf(NotFound.class);
    }

    @Test
    void whereNobodyIsPassedWhoIsSignedInNeedsIt() {
        signIn(
                new AnonymousAuthenticationToken(
                        "k", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        assertThatThrownBy(() -> users.get(NOBODY))
                .as("before it says whether there is one")
                .isInstanceOf(AccessDeniedException.class);
        signIn(user(Role.EDITOR));
        assertThatThrownBy(() -> users.get(NOBODY)).isInstanceOf(AccessDeniedException.class);
        signIn(user(Role.ADMIN));
        assertThatThrownBy(() -> users.get(NOBODY)).isInstanceOf(NotFound.class);
    }

    @Test
    void outsideOfARequestClaimbookAsksItself() {
        assertThat(users.list(null, 1)).isInstanceOf(List.class);
    }

    private void edit(Role role) {
        users.edit(NOBODY, Expected.any(), draft -> draft, TestUsers.actor(role));
    }

    private static Authentication user(Role role) {
        var actor = TestUsers.actor(role);
        return new SignedIn(actor.id(), actor.username(), "", role, java.util.Set.of())
                .authentication();
    }

    private static void signIn(Authentication known) {
        SecurityContextHolder.getContext().setAuthentication(known);
    }
}
