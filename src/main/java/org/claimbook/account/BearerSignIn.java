package org.claimbook.account;

import org.claimbook.shared.RequestInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/// Checks bearer tokens: ours by their prefix, others with the issuer, if one is configured.
@Component
class BearerSignIn implements AuthenticationManager {

    private final TokenSignIn tokens;
    private final @Nullable Issuer issuer;
    private final SignInThrottle throttle;
    private final SignInTrail trail;

    BearerSignIn(
            TokenSignIn tokens,
            ObjectProvider<Issuer> issuer,
            SignInThrottle throttle,
            SignInTrail trail) {
        this.tokens = tokens;
        this.issuer = issuer.getIfAvailable();
        this.throttle = throttle;
        this.trail = trail;
    }

    @Override
    public Authentication authenticate(Authentication sent) {
        try {
            return user(((BearerTokenAuthenticationToken) sent).getToken()).authentication();
        } catch (InvalidBearerTokenException wrong) {
            charge();
            if (wrong instanceof TokenRefused refused) {
                trail.wrongToken(refused.token(), refused.why());
            } else {
                trail.wrongToken(null, "jwt");
            }
            throw wrong;
        }
    }

    private void charge() {
        try {
            throttle.wrongToken(String.valueOf(RequestInfo.current().address()));
        } catch (TooManyTries guesses) {
            trail.tooManyTokens();
            throw guesses;
        }
    }

    private SignedIn user(String token) {
        if (token.equals(HeaderTokens.IN_ADDRESS)) {
            throw new TokenRefused(null, token);
        }
        if (issuer == null || token.startsWith(Secret.PREFIX)) {
            return tokens.signIn(token);
        }
        return issuer.user(token);
    }
}
