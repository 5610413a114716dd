package org.claimbook.claim;

import jakarta.validation.constraints.NotNull;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.Written;

/// A note of the desk about a claim.
@ReadOnly({"id", "recordedAt", "recordedBy", "etag"})
record CommentDraft(@NotNull @Written @CodePoints(max = 10_000) String text) {}
