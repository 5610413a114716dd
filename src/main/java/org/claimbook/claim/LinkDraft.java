package org.claimbook.claim;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.ReadOnly;
import org.jspecify.annotations.Nullable;

/// A link from a claim to another.
@ReadOnly({"id", "from", "createdAt", "recordedBy", "version", "etag"})
public record LinkDraft(
        @NotNull UUID to, @NotNull LinkType type, @CodePoints(max = 2_000) @Nullable String note) {

    /// The same to another claim.
    LinkDraft to(UUID other) {
        return new LinkDraft(other, type, note);
    }
}
