package org.claimbook.source;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.Names;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The way in to merging sources: from then on one shows and counts as the other.
@Component
@Transactional
class SourceMerges {

    /// What the audit keeps at the source that is merged, and at the one that it is merged into.
    private record Gone(UUID mergedInto) {}

    private record Gained(UUID merged) {}

    private final SourceRepository repository;
    private final PresentSources present;
    private final Sources sources;
    private final SourceVault vault;
    private final ObjectProvider<SourceMerge> merges;
    private final Names names;
    private final Audit audit;
    private final Clock clock;

    SourceMerges(
            SourceRepository repository,
            PresentSources present,
            Sources sources,
            SourceVault vault,
            ObjectProvider<SourceMerge> merges,
            Names names,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.present = present;
        this.sources = sources;
        this.vault = vault;
        this.merges = merges;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /// Merges a source into another. Nobody refers to any source meanwhile, so that no chain is
    /// recorded that would be wrong afterwards, and no two merges meet.
    @OpenTo(Caller.ADMIN)
    SourceView merge(UUID id, Expected expected, UUID into, Actor actor) {
        if (id.equals(into)) {
            throw new Invalid("/into", "into-itself", "A source is not merged into itself.");
        }
        names.holdAlone(Names.Kind.SOURCE);
        Source source = present.lock(id, expected);
        Source target = target(into);
        refuseCircle(id, into);
        List<UUID> those = repository.findCountingAs(id);
        Instant now = clock.instant();
        SourceDraft before = target.draft();
        source.merge(target, now);
        repository.flush();
        vault.join(id, into, now);
        audit.record(actor, Action.MERGED, NewSources.subject(source), null, new Gone(into));
        audit.record(actor, Action.MERGED, NewSources.subject(target), null, new Gained(id));
        audit.record(actor, Action.CHANGED, NewSources.subject(target), before, target.draft());
        merges.orderedStream().forEach(merge -> merge.merged(those, into));
        return sources.get(into);
    }

    private Source target(UUID into) {
        try {
            return present.lock(into, Expected.any());
        } catch (NotFound _) {
            throw new Invalid("/into", "unknown-source", "There is no source %s.".formatted(into));
        }
    }

    private void refuseCircle(UUID id, UUID into) {
        List<UUID> below = repository.findFromUpTo(into, id);
        if (!below.isEmpty()) {
            throw new Conflict(
                    "cycle",
                    "It would belong to itself: what it is merged into belongs to it.",
                    below.toArray(UUID[]::new));
        }
    }
}
