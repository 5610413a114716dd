/** The home screen, the navigation around every screen, and the queues of work. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.claimbook.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
