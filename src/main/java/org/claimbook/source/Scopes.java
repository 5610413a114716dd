package org.claimbook.source;

import java.util.UUID;
import org.claimbook.shared.Actor;

/// Whoever keeps the topics on which a source may be assessed.
public interface Scopes {

    /// The topic of that name, made where it is missing.
    UUID topic(String name, Actor actor);
}
