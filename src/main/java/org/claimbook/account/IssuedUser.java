package org.claimbook.account;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Somebody who has just signed in at an issuer, and the user that they are here.
final class IssuedUser extends DefaultOidcUser {

    private final SignedIn user;

    IssuedUser(OidcUser issued, SignedIn user) {
        super(user.getAuthorities(), issued.getIdToken(), issued.getUserInfo());
        this.user = user;
    }

    SignedIn user() {
        return user;
    }

    @Override
    public String getName() {
        return user.getUsername();
    }
}
