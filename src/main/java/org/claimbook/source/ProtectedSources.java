package org.claimbook.source;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Right;
import org.claimbook.shared.SealingKeys;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The one way in to what identifies confidential sources; the audit keeps who came, never what
/// they saw.
@Component
@Transactional
class ProtectedSources {

    private final PresentSources present;
    private final SourceVault vault;
    private final SealingKeys keys;
    private final Audit audit;
    private final Clock clock;

    ProtectedSources(
            PresentSources present, SourceVault vault, SealingKeys keys, Audit audit, Clock clock) {
        this.present = present;
        this.vault = vault;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    @OpenTo(value = Caller.READER, rights = Right.SEE_CONFIDENTIAL)
    ProtectedView read(UUID id, Actor actor) {
        Source source = confidential(present.get(id));
        ProtectedView known = ProtectedView.of(vault.open(id));
        audit.record(actor, Action.READ, NewSources.subject(source), null, null);
        return known;
    }

    /// Also where what was there can no longer be read.
    @OpenTo(value = Caller.EDITOR, rights = Right.SEE_CONFIDENTIAL)
    ProtectedView replace(
            UUID id, Expected expected, ProtectedDraft draft, Faults faults, Actor actor) {
        Source source = confidential(present.lock(id, Expected.any()));
        expected.check(vault.version(id));
        keys.refuseWithoutKey("", faults);
        draft.identity().refuseIfToldBy(source.draft().description(), "", faults);
        faults.throwIfAny();
        vault.seal(id, draft.identity(), clock.instant());
        audit.record(
                actor,
                Action.CHANGED,
                NewSources.subject(source),
                null,
                Map.of("protected", "replaced"));
        return ProtectedView.of(vault.open(id));
    }

    private static Source confidential(Source source) {
        if (source.disclosure() != Disclosure.CONFIDENTIAL) {
            throw new NotFound("Of the source %s nothing is protected.".formatted(source.id()));
        }
        return source;
    }
}
