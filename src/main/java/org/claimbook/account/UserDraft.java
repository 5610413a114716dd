package org.claimbook.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.claimbook.shared.Written;
import org.jspecify.annotations.Nullable;

/// What an administrator says of a user; a password is written here and never read.
@ReadOnly({"id", "issuer", "version", "createdAt", "etag"})
public record UserDraft(
        @NotNull
                @Written
                @Pattern(
                        regexp = "(?!\\s)[^:\\p{Cntrl}]{1,100}(?<!\\s)",
                        message =
                                "A name has at most 100 characters, and no colon: HTTP Basic ends it there.")
                String username,
        @Nullable String password,
        @Nullable Role role,
        @Nullable List<Right> rights,
        @Nullable Boolean enabled) {

    /// The rights, each once.
    Set<Right> given() {
        return rights == null || rights.isEmpty()
                ? EnumSet.noneOf(Right.class)
                : EnumSet.copyOf(rights);
    }

    /// Passwords get into no log by way of a record.
    @Override
    public String toString() {
        return "UserDraft[" + username + "]";
    }
}
