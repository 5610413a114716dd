package org.claimbook.shared;

/// Somebody saved first: the version that the client has seen is no longer the current one.
public final class Stale extends Refusal {

    public Stale(long current) {
        super("It has been changed since; its version is now %d.".formatted(current));
    }
}
