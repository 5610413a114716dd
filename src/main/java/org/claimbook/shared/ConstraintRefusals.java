package org.claimbook.shared;

import java.util.Map;
import java.util.function.Supplier;

/// What a room answers when the database has the last word: a bean, by name of the constraint.
public record ConstraintRefusals(Map<String, Supplier<? extends Refusal>> byName) {}
