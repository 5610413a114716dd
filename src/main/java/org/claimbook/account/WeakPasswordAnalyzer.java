package org.claimbook.account;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says why the start is refused, without a stack trace and without the password.
class WeakPasswordAnalyzer extends AbstractFailureAnalyzer<WeakPassword> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WeakPassword cause) {
        return new FailureAnalysis(
                "claimbook.admin-password is too short.",
                "Give it at least %d characters, or leave it out: one is made and printed."
                        .formatted(WeakPassword.LEAST),
                cause);
    }
}
