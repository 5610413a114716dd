package org.claimbook.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A new revision and what became of the quotes from the one before.
public record RevisedView(int number, @Nullable String sha256, List<Moved> appearances) {}
