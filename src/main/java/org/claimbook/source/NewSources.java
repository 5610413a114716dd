package org.claimbook.source;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Adds a source: what identifies a confidential one goes to the vault, everything else into the
/// record.
@Component
class NewSources {

    private final SourceRepository sources;
    private final SourceVault vault;
    private final Audit audit;
    private final Clock clock;

    NewSources(SourceRepository sources, SourceVault vault, Audit audit, Clock clock) {
        this.sources = sources;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    Source add(SourceDraft draft, @Nullable UUID parent, Actor actor) {
        if (draft.disclosed() == Disclosure.CONFIDENTIAL) {
            vault.requireKey();
        }
        Instant now = clock.instant();
        Source source = sources.saveAndFlush(Source.of(draft, parent, now));
        if (source.disclosure() == Disclosure.CONFIDENTIAL && !draft.identity().isEmpty()) {
            vault.seal(source.id(), draft.identity(), now);
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
