package org.claimbook.claim;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A link between two claims, as it reads from either end.
public record LinkView(
        UUID id, LinkType type, End from, End to, @Nullable String note, Instant createdAt) {

    /// What everybody may see: not the desk's note.
    public LinkView publicPart() {
        return new LinkView(id, type, from, to, null, createdAt);
    }

    /// One of the two claims.
    public record End(UUID id, String statement, @JsonIgnore boolean published) {}
}
