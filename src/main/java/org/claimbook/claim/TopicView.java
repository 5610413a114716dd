package org.claimbook.claim;

import java.time.Instant;
import java.util.UUID;

/// A topic.
public record TopicView(UUID id, String name, Instant createdAt, Instant updatedAt, long version) {}
