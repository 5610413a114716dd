package org.claimbook.postgres;

/// The embedded server cannot or must not start, and what a person can do about it.
final class CannotStart extends RuntimeException {

    private final String wayOut;

    CannotStart(String message, String wayOut) {
        super(message);
        this.wayOut = wayOut;
    }

    CannotStart(String message, String wayOut, Throwable cause) {
        super(message, cause);
        this.wayOut = wayOut;
    }

    String wayOut() {
        return wayOut;
    }
}
