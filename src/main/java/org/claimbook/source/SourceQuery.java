package org.claimbook.source;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which sources to list: words of a public name or description, kind, disclosure, family (the id
/// of its topmost parent), the letter that holds now.
record SourceQuery(
        @Nullable String q,
        @Nullable SourceKind kind,
        @Nullable Disclosure disclosure,
        @Nullable UUID family,
        @Nullable ReliabilityLetter reliability) {}
