package org.claimbook.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// A token that does not work, and which one it was, if it ever did.
final class TokenRefused extends InvalidBearerTokenException {

    private final transient @Nullable UUID token;
    private final String why;

    TokenRefused(@Nullable UUID token, String why) {
        super("The token does not work.");
        this.token = token;
        this.why = why;
    }

    @Nullable UUID token() {
        return token;
    }

    String why() {
        return why;
    }
}
