/**
 * One filter and the lists that it makes: read-only SQL over other rooms' tables, and the searches
 * that people keep.
 */
@ApplicationModule(
        allowedDependencies = {
            "record",
            "response",
            "claim",
            "report",
            "source",
            "audit",
            "shared"
        })
@NullMarked
package org.claimbook.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
