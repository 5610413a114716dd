/** One filter and the lists that it makes: read-only SQL over other rooms' tables. */
@ApplicationModule(allowedDependencies = {"record", "claim", "shared"})
@NullMarked
package org.claimbook.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
