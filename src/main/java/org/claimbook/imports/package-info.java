/**
 * What others have recorded or found comes in here as files, record by record, through the same
 * door as what an editor records.
 */
@ApplicationModule(
        allowedDependencies = {
            "record",
            "verification",
            "claim",
            "source",
            "account",
            "audit",
            "shared"
        })
@NullMarked
package org.claimbook.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
