package org.claimbook.response;

/// What came of asking a party, or what it said unasked.
public enum Outcome {
    ASKED,
    NO_ANSWER,
    DECLINED,
    DENIED,
    DISPUTED,
    DID_NOT_DENY,
    PARTLY_CONFIRMED,
    CONFIRMED;

    /// Whether nothing was answered: then the desk has asked, unless somebody else is named.
    boolean unanswered() {
        return this == ASKED || this == NO_ANSWER || this == DECLINED;
    }

    /// Whether it leaves an earlier denial as it was: a question is no answer, and stopping short
    /// of denying takes nothing back.
    boolean closesNothing() {
        return this == ASKED || this == DID_NOT_DENY;
    }

    boolean denies() {
        return this == DENIED || this == DISPUTED;
    }
}
