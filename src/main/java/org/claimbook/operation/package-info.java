/**
 * What whoever runs Claimbook looks at: health and figures of what waits to be done, read-only SQL
 * over other rooms' tables.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.claimbook.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
