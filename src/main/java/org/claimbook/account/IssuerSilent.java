package org.claimbook.account;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/// The issuer cannot be asked now: nobody's fault who comes.
final class IssuerSilent extends AuthenticationException {

    IssuerSilent(Exception cause) {
        super("The issuer does not answer.", cause);
    }

    /// The same in a form that is answered with 503; Spring's filters let that one through to the
    /// container.
    AuthenticationServiceException tryAgain() {
        return new AuthenticationServiceException(String.valueOf(getMessage()), this);
    }
}
