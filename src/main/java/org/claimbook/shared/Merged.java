package org.claimbook.shared;

import java.util.UUID;

/// What is asked for was merged into something else: reading is led there, writing is refused.
public final class Merged extends Refusal {

    private final UUID id;
    private final UUID into;

    public Merged(String kind, UUID id, UUID into) {
        super("The %s %s was merged into %s.".formatted(kind, id, into));
        this.id = id;
        this.into = into;
    }

    public UUID id() {
        return id;
    }

    /// What it was merged into at last.
    public UUID into() {
        return into;
    }
}
