package org.claimbook.account;

import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.RequestInfo;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Checks names and passwords, slowly for those who guess.
@Component
@Transactional(propagation = Propagation.SUPPORTS)
@OpenTo(Caller.ROOMS)
class PasswordSignIn implements AuthenticationProvider {

    private final DaoAuthenticationProvider passwords;
    private final SignInThrottle throttle;
    private final SignInTrail trail;

    PasswordSignIn(
            SignIn users, PasswordEncoder encoder, SignInThrottle throttle, SignInTrail trail) {
        this.passwords = new DaoAuthenticationProvider(users::byName);
        this.passwords.setPasswordEncoder(encoder);
        this.throttle = throttle;
        this.trail = trail;
    }

    @Override
    public Authentication authenticate(Authentication sent) {
        String address = String.valueOf(RequestInfo.current().address());
        try {
            throttle.check(sent.getName(), address);
            return passwords.authenticate(sent);
        } catch (InternalAuthenticationServiceException ours) {
            throw ours.getCause() instanceof RuntimeException cause ? cause : ours;
        } catch (TooManyTries guesses) {
            trail.tooManyPasswords(sent.getName());
            throw guesses;
        } catch (AuthenticationException wrong) {
            throttle.wrongPassword(sent.getName(), address);
            trail.wrongPassword(sent.getName());
            throw wrong;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return passwords.supports(authentication);
    }

    /// Asks somebody who is signed in for their password once more.
    @OpenTo(Caller.READER)
    void confirm(Actor actor, String password) {
        try {
            authenticate(
                    UsernamePasswordAuthenticationToken.unauthenticated(
                            actor.username(), password));
        } catch (TooManyTries guesses) {
            throw guesses;
        } catch (AuthenticationException _) {
            throw new Invalid("/current", "wrong-password", "That is not your password.");
        }
    }
}
