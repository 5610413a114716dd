package org.claimbook.claim;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.claimbook.shared.Invalid;
import org.jspecify.annotations.Nullable;

/// A stretch of sound or video, in seconds from its start (W3C Media Fragments).
public record SecondsDraft(@NotNull BigDecimal start, @Nullable BigDecimal end) {

    /// @throws Invalid if it starts before the beginning or ends before it starts
    void refuse() {
        if (start.signum() < 0) {
            throw new Invalid("/start", "negative", "It cannot start before the beginning.");
        }
        if (end != null && end.compareTo(start) <= 0) {
            throw new Invalid("/end", "ends-before-start", "It ends before it starts.");
        }
    }
}
