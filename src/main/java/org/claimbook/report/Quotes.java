package org.claimbook.report;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.claimbook.shared.Actor;

/// Whoever holds anchors into a report, told of each new revision in its transaction.
public interface Quotes {

    /// Finds every anchor of the report again by `place`, and answers what became of each.
    List<Moved> again(UUID report, int revision, UnaryOperator<Anchor> place, Actor actor);
}
