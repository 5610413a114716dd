package org.claimbook.shared;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// When something happened, as clients write it and read it: `{"from": "2025-01", "precision":
/// "MONTH"}`.
public record PeriodDraft(
        @NotNull PartialDate from, @Nullable PartialDate to, @Nullable Precision precision) {}
