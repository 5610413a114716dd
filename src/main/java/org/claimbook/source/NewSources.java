package org.claimbook.source;

import java.time.Clock;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.SealingKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Adds a source: what identifies a confidential one goes to the vault, everything else into the
/// record.
@Component
class NewSources {

    private final SourceRepository sources;
    private final SourceVault vault;
    private final SealingKeys keys;
    private final Audit audit;
    private final Clock clock;

    NewSources(
            SourceRepository sources,
            SourceVault vault,
            SealingKeys keys,
            Audit audit,
            Clock clock) {
        this.sources = sources;
        this.vault = vault;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /// The source that a draft describes, which is not recorded yet.
    ///
    /// @throws Invalid if anything is wrong with it
    Source of(SourceDraft draft, @Nullable UUID parent, Faults faults) {
        if (draft.disclosed() == Disclosure.CONFIDENTIAL) {
            keys.refuseWithoutKey("/disclosure", faults);
        }
        return Source.of(draft, parent, clock.instant(), faults);
    }

    /// Records a new source with what its draft keeps to itself.
    Source add(Source source, SourceDraft draft, Actor actor) {
        sources.saveAndFlush(source);
        if (source.disclosure() == Disclosure.CONFIDENTIAL && !draft.identity().isEmpty()) {
            vault.seal(source.id(), draft.identity(), clock.instant());
        }
        audit.record(actor, Action.CREATED, subject(source), null, source.draft());
        return source;
    }

    /// Records the newsroom itself, unless it is there.
    void foundDesk(String name, Actor actor) {
        if (sources.findByDeskTrue().isEmpty()) {
            Source desk = sources.saveAndFlush(Source.desk(name, clock.instant()));
            audit.record(actor, Action.CREATED, subject(desk), null, desk.draft());
        }
    }

    static Subject subject(Source source) {
        return new Subject(Subject.Kind.SOURCE, source.id(), null);
    }
}
