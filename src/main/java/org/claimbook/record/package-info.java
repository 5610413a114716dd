/** One call that records a claim whole, and the view of a claim whole. */
@ApplicationModule(
        allowedDependencies = {
            "verification",
            "response",
            "claim",
            "report",
            "source",
            "account",
            "audit",
            "shared"
        })
@NullMarked
package org.claimbook.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
