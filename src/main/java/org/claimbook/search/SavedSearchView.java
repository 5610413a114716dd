package org.claimbook.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A search that somebody keeps.
///
/// @param unseen how many claims that it finds have changed since `seenAt`, counted to 1,000; null
///   if the query cannot be read any more
record SavedSearchView(
        UUID id,
        String name,
        String query,
        Instant seenAt,
        @Nullable Long unseen,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {}
