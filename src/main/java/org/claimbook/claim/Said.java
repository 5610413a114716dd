package org.claimbook.claim;

import jakarta.validation.constraints.NotNull;
import org.claimbook.shared.Faults;
import org.claimbook.shared.PartialDate;
import org.claimbook.shared.Precision;
import org.jspecify.annotations.Nullable;

/// When a source said it: `{"value": "2025-01", "precision": "MONTH"}`.
public record Said(@NotNull PartialDate value, @Nullable Precision precision) {

    /// Notes that the value is less exact than the precision claims.
    void refuse(Faults faults) {
        if (value != null && precision != null && value.precision().coarserThan(precision)) {
            faults.add(
                    "/value",
                    "not-so-precise",
                    "“%s” is not known to the %s.".formatted(value, precision));
        }
    }

    /// The date, as exactly as the precision says.
    PartialDate date() {
        return precision == null ? value : value.coarsened(precision);
    }
}
