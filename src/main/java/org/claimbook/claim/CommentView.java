package org.claimbook.claim;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/// A note of the desk about a claim; `recordedBy` is a username.
record CommentView(
        UUID id, @JsonIgnore long seq, String text, Instant recordedAt, String recordedBy) {}
