package org.claimbook.verification;

import org.claimbook.claim.Status;
import org.jspecify.annotations.Nullable;

/// The one part of a claim that a finding is about.
public enum Aspect {
    WHO("Person"),
    WHAT("Event"),
    WHERE("Place"),
    WHEN("Time"),
    FIGURE("Figure"),
    AUTHENTICITY("Authenticity"),
    CONTEXT("Context");

    private final String word;

    Aspect(String word) {
        this.word = word;
    }

    /// How it begins a status line: "Place confirmed by AP".
    public String word() {
        return word;
    }

    /// What a status amounts to for the whole claim: less, if it was found of one part only.
    static @Nullable Status projected(@Nullable Aspect aspect, @Nullable Status status) {
        if (aspect == null || status == null) {
            return status;
        }
        return switch (status) {
            case CONFIRMED, CORROBORATED -> Status.PARTLY_CONFIRMED;
            case REFUTED -> Status.MIXED;
            case UNCHECKED,
                    ATTRIBUTED,
                    UNVERIFIED,
                    PARTLY_CONFIRMED,
                    DISPUTED,
                    MIXED,
                    RETRACTED,
                    NOT_CHECKABLE ->
                    status;
        };
    }
}
