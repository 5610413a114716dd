package org.claimbook.account;

import jakarta.validation.constraints.NotNull;

/// A password of one's own, and the one before.
public record PasswordDraft(@NotNull String current, @NotNull String password) {

    /// Passwords get into no log by way of a record.
    @Override
    public String toString() {
        return "PasswordDraft[]";
    }
}
