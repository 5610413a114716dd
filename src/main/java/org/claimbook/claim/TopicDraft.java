package org.claimbook.claim;

import jakarta.validation.constraints.NotNull;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.Written;

/// What a client says of a topic.
@ReadOnly({"id", "version", "createdAt", "updatedAt", "etag"})
public record TopicDraft(@NotNull @Written @CodePoints(max = 200) String name) {}
