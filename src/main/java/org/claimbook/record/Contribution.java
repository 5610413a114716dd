package org.claimbook.record;

import java.util.UUID;
import org.claimbook.shared.Ids;

/// What is to be recorded in one go: a claim under its id, or, where that is recorded, more about
/// it.
public record Contribution(ClaimDraft draft, UUID claim, boolean recorded) {

    static Contribution of(ClaimDraft draft) {
        return new Contribution(draft, Ids.next(), false);
    }
}
