/**
 * Who found what about a claim: findings, guards, sign-off, and the status that follows from them.
 */
@ApplicationModule(
        allowedDependencies = {"response", "claim", "report", "source", "audit", "shared"})
@NullMarked
package org.claimbook.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
