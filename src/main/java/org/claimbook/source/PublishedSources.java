package org.claimbook.source;

import java.util.UUID;

/// Which sources the public can read of; a room above knows what is published.
public interface PublishedSources {

    /// Whether it, or what it was merged into, stands in the chain of a published claim.
    boolean isNamed(UUID source);
}
