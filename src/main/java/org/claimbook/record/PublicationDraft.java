package org.claimbook.record;

import org.claimbook.shared.CodePoints;
import org.claimbook.shared.Written;
import org.jspecify.annotations.Nullable;

/// How a claim goes public; `waiver` says why nobody was asked for comment.
record PublicationDraft(@Written @CodePoints(max = 2_000) @Nullable String waiver) {}
