/**
 * Who says things: people, organisations, outlets, accounts and documents, their families and their
 * names.
 */
@ApplicationModule(allowedDependencies = {"account", "audit", "shared"})
@NullMarked
package org.claimbook.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
