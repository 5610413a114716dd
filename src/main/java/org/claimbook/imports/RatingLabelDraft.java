package org.claimbook.imports;

import org.claimbook.claim.Status;
import org.claimbook.shared.Faults;
import org.claimbook.shared.ReadOnly;
import org.claimbook.verification.Qualifier;
import org.jspecify.annotations.Nullable;

/// What an editor says that a rating means; without a status, that it is no verdict.
@ReadOnly({"id", "label", "mapped", "version", "etag"})
record RatingLabelDraft(@Nullable Status status, @Nullable Qualifier qualifier) {

    void refuse(Faults faults) {
        if (status == Status.UNCHECKED || status == Status.ATTRIBUTED) {
            faults.add("/status", "not-a-finding", "Nobody finds %s.".formatted(status));
        }
        if (qualifier != null && (status == null || status == Status.CONFIRMED)) {
            faults.add(
                    "/qualifier",
                    "not-qualified",
                    "Only a verdict that is not CONFIRMED takes a qualifier.");
        }
    }
}
