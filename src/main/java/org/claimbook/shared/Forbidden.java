package org.claimbook.shared;

/// The actor may not do this.
public final class Forbidden extends Refusal {

    public Forbidden(String detail) {
        super(detail);
    }
}
