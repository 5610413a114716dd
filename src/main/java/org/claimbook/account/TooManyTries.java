package org.claimbook.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// Somebody guesses, or somebody else does and they have to wait for it.
final class TooManyTries extends AuthenticationException {

    private final transient Duration wait;

    TooManyTries(Duration wait) {
        super("Too many wrong tries.");
        this.wait = wait;
    }

    /// In seconds, at least one.
    long seconds() {
        return wait.toSeconds() + 1;
    }
}
