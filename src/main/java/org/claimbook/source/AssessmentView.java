package org.claimbook.source;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a source was held reliable: `to` is its own end or the beginning of the next on the same
/// topic, `recordedBy` a username.
public record AssessmentView(
        UUID id,
        ReliabilityLetter letter,
        @Nullable String topic,
        String rationale,
        Instant from,
        @Nullable Instant to,
        boolean current,
        Instant recordedAt,
        String recordedBy,
        @JsonIgnore long seq) {}
