package org.claimbook.shared;

/// What somebody may do; each role includes those before it.
public enum Role {
    READER,
    EDITOR,
    REVIEWER,
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
