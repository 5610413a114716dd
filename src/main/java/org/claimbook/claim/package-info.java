/**
 * What is asserted, where it was read and through whom it came: claims, appearances, chains, links,
 * figures.
 */
@ApplicationModule(allowedDependencies = {"report", "source", "account", "audit", "shared"})
@NullMarked
package org.claimbook.claim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
