package org.claimbook.source;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// A source that has just been turned confidential: its ids, with those merged into it, and all by
/// which it could be found until now.
record Concealed(List<UUID> ids, Collection<String> terms) {

    /// Tells nobody anything, wherever it may be written to.
    @Override
    public String toString() {
        return "Concealed";
    }
}
