package org.claimbook.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list and the absolute URL of the next, if there is one.
public record Page<T>(List<T> items, @Nullable String next) {}
