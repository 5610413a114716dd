package org.claimbook.claim;

import org.claimbook.shared.PartialDate;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// That a speaker took an appearance back.
public record WithdrawalView(
        WithdrawalHow how,
        SourceLabel by,
        @Nullable PartialDate at,
        @Nullable String wording,
        @Nullable String url) {

    /// Whether it takes anything back: a clarification does not.
    public boolean takesBack() {
        return how != WithdrawalHow.CLARIFIED;
    }
}
