/**
 * What every room may use, itself using none: refusals and their HTTP form, ids, dates, texts,
 * pages.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.claimbook.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
