package org.claimbook.source;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page of sources ended.
record SourceKey(String label, UUID id) {

    static @Nullable SourceKey of(@Nullable List<@Nullable String> after) {
        return after == null
                ? null
                : new SourceKey(
                        Objects.requireNonNull(after.getFirst()),
                        UUID.fromString(String.valueOf(after.getLast())));
    }
}
