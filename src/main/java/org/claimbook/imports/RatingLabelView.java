package org.claimbook.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.claimbook.claim.Status;
import org.claimbook.verification.Qualifier;
import org.jspecify.annotations.Nullable;

/// A rating in words; not `mapped` while nobody has said what it means.
record RatingLabelView(
        UUID id,
        String label,
        boolean mapped,
        @Nullable Status status,
        @Nullable Qualifier qualifier,
        @JsonIgnore long version) {

    RatingLabelDraft draft() {
        return new RatingLabelDraft(status, qualifier);
    }
}
