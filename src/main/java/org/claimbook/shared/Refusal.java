package org.claimbook.shared;

/// A request that is understood and turned down; `Problems` alone turns it into HTTP.
public abstract sealed class Refusal extends RuntimeException
        permits BadRequest, Conflict, Forbidden, GuardFailed, Invalid, Merged, NotFound, Stale {

    Refusal(String message) {
        super(message);
    }

    /// What is wrong, in words a person at the other end may read.
    public String detail() {
        return String.valueOf(getMessage());
    }
}
