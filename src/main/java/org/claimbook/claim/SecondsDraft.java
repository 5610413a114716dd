package org.claimbook.claim;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.claimbook.shared.Faults;
import org.jspecify.annotations.Nullable;

/// A stretch of sound or video, in seconds from its start (W3C Media Fragments).
public record SecondsDraft(@NotNull BigDecimal start, @Nullable BigDecimal end) {

    /// Notes that it starts before the beginning or ends before it starts.
    void refuse(Faults faults) {
        if (start == null) {
            faults.addMissing("/start", "A stretch starts somewhere.");
            return;
        }
        if (start.signum() < 0) {
            faults.add("/start", "negative", "It cannot start before the beginning.");
        }
        if (end != null && end.compareTo(start) <= 0) {
            faults.add("/end", "ends-before-start", "It ends before it starts.");
        }
    }
}
