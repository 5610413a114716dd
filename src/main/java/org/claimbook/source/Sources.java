package org.claimbook.source;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Names;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.SealingKeys;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The way in to sources.
@Component
@Transactional
public class Sources {

    private final SourceRepository sources;
    private final CalledSources called;
    private final PresentSources present;
    private final SourceNames sourceNames;
    private final SourceLabels labels;
    private final Assessments assessments;
    private final NewSources newSources;
    private final SourceVault vault;
    private final SealingKeys keys;
    private final Concealment concealment;
    private final Names names;
    private final Audit audit;
    private final Clock clock;

    Sources(
            SourceRepository sources,
            CalledSources called,
            PresentSources present,
            SourceNames sourceNames,
            SourceLabels labels,
            Assessments assessments,
            NewSources newSources,
            SourceVault vault,
            SealingKeys keys,
            Concealment concealment,
            Names names,
            Audit audit,
            Clock clock) {
        this.sources = sources;
        this.called = called;
        this.present = present;
        this.sourceNames = sourceNames;
        this.labels = labels;
        this.assessments = assessments;
        this.newSources = newSources;
        this.vault = vault;
        this.keys = keys;
        this.concealment = concealment;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws Conflict if a NAMED source of that name exists
    @OpenTo(Caller.EDITOR)
    public SourceView create(SourceDraft draft, Faults faults, Actor actor) {
        names.hold(Names.Kind.SOURCE);
        names.lock(Names.Kind.SOURCE);
        UUID parent = parentOf(draft, faults, actor);
        Source source = newSources.of(draft, parent, faults);
        refuseSecond(bearers(draft, null));
        return view(newSources.add(source, draft, actor));
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    public SourceView get(UUID id) {
        return view(present.get(id));
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    public List<SourceView> list(SourceQuery query, @Nullable SourceKey after, int limit) {
        List<Source> page =
                sources.findPage(
                        query.q() == null || query.q().isBlank() ? null : query.q(),
                        query.kind() == null ? null : query.kind().name(),
                        query.disclosure() == null ? null : query.disclosure().name(),
                        query.family(),
                        query.reliability() == null ? null : query.reliability().name(),
                        Utc.of(clock.instant()),
                        after == null ? null : after.label(),
                        after == null ? null : after.id(),
                        limit);
        Map<UUID, SourceLabel> known =
                labels.of(page.stream().flatMap(Source::named).distinct().toList());
        Map<UUID, ReliabilityLetter> letters =
                assessments.current(page.stream().map(Source::id).toList());
        return page.stream().map(source -> source.view(known, letters.get(source.id()))).toList();
    }

    /// What sources are called, by id; unknown ids are absent.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public Map<UUID, SourceLabel> labels(Collection<UUID> ids) {
        return labels.of(ids);
    }

    /// Edits what clients may set; an edit that changes nothing leaves the version as it is. Alone
    /// with sources: nobody writes down a name that has just become confidential.
    @OpenTo(Caller.EDITOR)
    EditedSource edit(
            UUID id,
            Expected expected,
            UnaryOperator<SourceDraft> change,
            Faults faults,
            Actor actor) {
        names.holdAlone(Names.Kind.SOURCE);
        names.lock(Names.Kind.SOURCE);
        Source source = present.lock(id, expected);
        SourceDraft before = source.draft();
        SourceDraft after = change.apply(before);
        if (after.equals(before) && faults.isEmpty()) {
            return new EditedSource(view(source), null);
        }
        boolean conceals = source.conceals(after);
        if (conceals) {
            keys.refuseWithoutKey("/disclosure", faults);
        }
        UUID parent = parentOf(after, faults, actor);
        refuseCircle(id, parent, faults);
        UUID[] bearers = bearers(after, source);
        Instant now = clock.instant();
        source.edit(after, parent, now, faults);
        refuseSecond(bearers);
        sources.saveAndFlush(source);
        Concealed concealed =
                conceals
                        ? concealment.conceal(source, before.identity(), after.identity(), now)
                        : null;
        audit.record(
                actor,
                Action.CHANGED,
                NewSources.subject(source),
                conceals ? before.withoutIdentity() : before,
                source.draft());
        return new EditedSource(view(source), concealed);
    }

    /// Deletes a source that nothing refers to; its row stays for the past in which something did,
    /// what identified a confidential one does not.
    @OpenTo(Caller.ADMIN)
    public void delete(UUID id, Expected expected, Actor actor) {
        names.holdAlone(Names.Kind.SOURCE);
        Source source = present.lock(id, expected);
        List<UUID> referring = sources.findReferringTo(id);
        if (!referring.isEmpty()) {
            throw new Conflict(
                    "referred-to", "Something refers to it.", referring.toArray(UUID[]::new));
        }
        audit.record(actor, Action.DELETED, NewSources.subject(source), source.draft(), null);
        source.delete(clock.instant());
        vault.forget(id);
        sources.flush();
    }

    /// What a source that is there is called.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public SourceLabel label(UUID id) {
        return labels.of(List.of(id)).values().iterator().next();
    }

    /// The newsroom itself.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public UUID desk() {
        return labels.desk();
    }

    private SourceView view(Source source) {
        return source.view(
                labels.of(source.named().toList()),
                assessments.current(List.of(source.id())).get(source.id()));
    }

    private @Nullable UUID parentOf(SourceDraft draft, Faults faults, Actor actor) {
        return draft.parent() == null
                ? null
                : sourceNames
                        .resolve(Map.of("/parent", draft.parent()), faults, actor)
                        .find("/parent");
    }

    /// Said with whatever else is wrong; should two close a circle at once, the database says it.
    private void refuseCircle(UUID id, @Nullable UUID parent, Faults faults) {
        if (parent != null && sources.isAbove(id, parent)) {
            faults.add("/parent", "cycle", SourceConstraints.CYCLE);
        }
    }

    /// Who else bears the name and may be mistaken for it.
    private UUID[] bearers(SourceDraft draft, @Nullable Source itself) {
        if (draft.name() == null || draft.disclosed() != Disclosure.NAMED) {
            return new UUID[0];
        }
        String name = Names.fold(draft.name());
        return called.find(name).stream()
                .filter(source -> source.by(name, draft.kind()))
                .map(Called::countsAs)
                .filter(bearer -> itself == null || !bearer.equals(itself.id()))
                .distinct()
                .toArray(UUID[]::new);
    }

    private static void refuseSecond(UUID[] bearers) {
        if (bearers.length > 0) {
            throw new Conflict(
                    "source-exists", "A source of that name is recorded already.", bearers);
        }
    }
}
