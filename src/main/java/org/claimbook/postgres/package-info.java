/** The PostgreSQL that starts when no other is named: imports no room, imported by none. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.claimbook.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
