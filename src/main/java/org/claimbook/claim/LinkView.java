package org.claimbook.claim;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A link between two claims, as it reads from either end.
public record LinkView(
        UUID id, LinkType type, End from, End to, @Nullable String note, Instant createdAt) {

    Ends ends() {
        return new Ends(type, from.id(), to.id());
    }

    /// What is linked to what, and how.
    record Ends(LinkType type, UUID from, UUID to) {

        /// The same once a claim is merged into another.
        Ends merged(UUID claim, UUID into) {
            return new Ends(type, from.equals(claim) ? into : from, to.equals(claim) ? into : to);
        }
    }

    /// What everybody may see: not the desk's note.
    public LinkView publicPart() {
        return new LinkView(id, type, from, to, null, createdAt);
    }

    /// One of the two claims.
    public record End(UUID id, String statement, @JsonIgnore boolean published) {}
}
