package org.claimbook.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where what identified a source may still be after it was turned confidential: rows of this
/// database, claims that the public could read with its name, and what is out of reach. `count` is
/// null where counting took too long.
public record Remains(List<Rows> rows, @Nullable Long publishedClaims, List<String> elsewhere) {

    /// Rows that hold a name, alias, handle or address of it, or words that look so; nobody can
    /// clean those that are insert-only.
    public record Rows(String table, @Nullable Long count, boolean insertOnly) {}
}
