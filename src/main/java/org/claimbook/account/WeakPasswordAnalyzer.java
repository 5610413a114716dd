package org.claimbook.account;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says why the start is refused, without a stack trace and without the password.
class WeakPasswordAnalyzer extends AbstractFailureAnalyzer<WeakPassword> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WeakPassword cause) {
        return new FailureAnalysis(
                "claimbook.admin-password cannot be used. " + cause.getMessage(),
                "Give it at least %d characters that nobody would guess, or leave it out: one is made and printed."
                        .formatted(PasswordRules.LEAST),
                cause);
    }
}
