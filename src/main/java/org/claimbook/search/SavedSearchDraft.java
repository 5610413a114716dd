package org.claimbook.search;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.Written;
import org.jspecify.annotations.Nullable;

/// A search to keep.
///
/// @param query filters and order as the address of the list has them:
///   `status=UNVERIFIED&q=grenade`
/// @param seenAt when its owner last looked; now, unless given
@ReadOnly({"id", "unseen", "createdAt", "updatedAt", "version", "etag"})
record SavedSearchDraft(
        @NotNull @Written @CodePoints(max = 200) String name,
        @NotNull @CodePoints(max = 4_000) String query,
        @Nullable Instant seenAt) {}
