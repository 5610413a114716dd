/** Everything that is recorded as lines of text, and back again, whole. */
@ApplicationModule(allowedDependencies = {"audit", "shared"})
@NullMarked
package org.claimbook.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
