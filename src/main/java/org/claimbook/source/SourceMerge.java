package org.claimbook.source;

import java.util.Collection;
import java.util.UUID;

/// Whoever names sources, told of a merge in its transaction, once those that are merged show and
/// count as another.
public interface SourceMerge {

    /// @throws org.claimbook.shared.Conflict naming what the merge would make wrong
    void merged(Collection<UUID> sources, UUID into);
}
