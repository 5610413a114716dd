package org.claimbook.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.claimbook.shared.CodePoints;
import org.jspecify.annotations.Nullable;

/// The verifier's own rating, as given: a label, or a value between the worst and the best of its
/// scale.
@Embeddable
public record Given(
        @Column(name = "given_label") @CodePoints(max = 500) @Nullable String label,
        @Column(name = "given_value") @Nullable BigDecimal value,
        @Column(name = "given_best") @Nullable BigDecimal best,
        @Column(name = "given_worst") @Nullable BigDecimal worst) {

    /// Whether it rates: the ends of a scale alone do not.
    boolean says() {
        return label != null || value != null;
    }

    boolean isEmpty() {
        return equals(new Given(null, null, null, null));
    }
}
