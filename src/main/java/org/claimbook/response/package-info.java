/** What the parties to a claim answered, or did not: denials and the right of reply. */
@ApplicationModule(allowedDependencies = {"claim", "source", "audit", "shared"})
@NullMarked
package org.claimbook.response;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
