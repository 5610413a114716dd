/** Reports, their revisions, and where in a text a quote stands. */
@ApplicationModule(allowedDependencies = {"source", "audit", "shared"})
@NullMarked
package org.claimbook.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
