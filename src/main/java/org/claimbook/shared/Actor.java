package org.claimbook.shared;

import java.util.UUID;

/// Who does something: passed down as a value, never looked up.
public record Actor(UUID id, String username, Role role) {}
