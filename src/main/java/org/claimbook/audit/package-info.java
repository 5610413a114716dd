/** Who did what, when and why: written with the change itself, never changed after. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.claimbook.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
