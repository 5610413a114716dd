/** Users, how they sign in, and who may do what. */
@ApplicationModule(allowedDependencies = {"audit", "shared"})
@NullMarked
package org.claimbook.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
