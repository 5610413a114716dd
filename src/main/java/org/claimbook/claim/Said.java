package org.claimbook.claim;

import jakarta.validation.constraints.NotNull;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.PartialDate;
import org.claimbook.shared.Precision;
import org.jspecify.annotations.Nullable;

/// When a source said it: `{"value": "2025-01", "precision": "MONTH"}`.
public record Said(@NotNull PartialDate value, @Nullable Precision precision) {

    /// The date, as exactly as the precision says.
    ///
    /// @throws Invalid if the value is less exact than the precision claims
    PartialDate date() {
        if (precision == null) {
            return value;
        }
        if (value.precision().coarserThan(precision)) {
            throw new Invalid(
                    "/said/value",
                    "not-so-precise",
                    "“%s” is not known to the %s.".formatted(value, precision));
        }
        return value.coarsened(precision);
    }
}
