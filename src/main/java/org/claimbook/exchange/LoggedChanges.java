package org.claimbook.exchange;

import java.util.List;

/// Changes in their order; `next` goes on after them, with `more` at once, else after a while.
record LoggedChanges(List<LoggedChange> items, String next, boolean more) {}
