package org.claimbook.shared;

import java.util.Set;
import java.util.UUID;

/// Who does something: passed down as a value, never looked up.
public record Actor(UUID id, String username, Role role, Set<Right> rights) {

    /// Somebody to whom nothing was given by name.
    public Actor(UUID id, String username, Role role) {
        this(id, username, role, Set.of());
    }
}
