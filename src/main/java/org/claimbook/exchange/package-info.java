/** What leaves Claimbook as a file, through the doors of the rooms that own it. */
@ApplicationModule(allowedDependencies = {"search", "record", "verification", "claim", "source", "shared"})
@NullMarked
package org.claimbook.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
