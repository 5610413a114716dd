/**
 * What leaves Claimbook in the forms that others read, through the doors of the rooms that own it.
 */
@ApplicationModule(
        allowedDependencies = {
            "search",
            "record",
            "verification",
            "claim",
            "report",
            "source",
            "audit",
            "shared"
        })
@NullMarked
package org.claimbook.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
