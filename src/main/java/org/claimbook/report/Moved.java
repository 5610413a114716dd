package org.claimbook.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one appearance's quote in a new revision.
public record Moved(UUID id, UUID claimId, Place from, Place to, AnchorState state) {

    /// Code points of the normalised text, end exclusive; null where the quote is gone.
    public record Place(@Nullable Integer start, @Nullable Integer end) {

        public static Place of(Anchor anchor) {
            return new Place(anchor.start(), anchor.end());
        }
    }
}
