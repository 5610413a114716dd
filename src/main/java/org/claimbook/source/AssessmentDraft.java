package org.claimbook.source;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.Written;
import org.jspecify.annotations.Nullable;

/// How far a source is held reliable and why; on one topic, or on all; from now and without end
/// unless it says otherwise.
@ReadOnly({"id", "recordedAt", "recordedBy", "current", "etag"})
public record AssessmentDraft(
        @NotNull ReliabilityLetter letter,
        @Written @CodePoints(max = 200) @Nullable String topic,
        @NotNull @Written @CodePoints(max = 2_000) String rationale,
        @Nullable Instant from,
        @Nullable Instant to) {}
