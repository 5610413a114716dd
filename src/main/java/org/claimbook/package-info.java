/** Claimbook: who says what, through whom, and what is known about it. */
@NullMarked
package org.claimbook;

import org.jspecify.annotations.NullMarked;
