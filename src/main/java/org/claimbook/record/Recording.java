package org.claimbook.record;

import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Caller;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.claimbook.claim.Appearances;
import org.claimbook.claim.ClaimFields;
import org.claimbook.claim.Claims;
import org.claimbook.claim.LinkDraft;
import org.claimbook.claim.Links;
import org.claimbook.claim.Merges;
import org.claimbook.claim.OpenClaim;
import org.claimbook.claim.Settling;
import org.claimbook.response.Responses;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.source.ResolvedSources;
import org.claimbook.source.SourceMention;
import org.claimbook.source.SourceNames;
import org.claimbook.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Records claims whole, all or nothing, and says everything that is wrong with them at once.
@Component
@Transactional
class Recording {

    /// A draft, where it stands in the request, and the claim that it becomes.
    private record Entry(String pointer, ClaimDraft draft, OpenClaim claim) {}

    private final EntityManager entities;
    private final Claims claims;
    private final Merges merges;
    private final Appearances appearances;
    private final Responses responses;
    private final Verifications verifications;
    private final Links links;
    private final SourceNames sourceNames;
    private final Settling settling;
    private final WholeClaims whole;

    Recording(
            EntityManager entities,
            Claims claims,
            Merges merges,
            Appearances appearances,
            Responses responses,
            Verifications verifications,
            Links links,
            SourceNames sourceNames,
            Settling settling,
            WholeClaims whole) {
        this.entities = entities;
        this.claims = claims;
        this.merges = merges;
        this.appearances = appearances;
        this.responses = responses;
        this.verifications = verifications;
        this.links = links;
        this.sourceNames = sourceNames;
        this.settling = settling;
        this.whole = whole;
    }

    /// Records each draft, by the pointer at which it stands in the request; `faults` holds what
    /// its shape has wrong already. Findings come last: their guards look at the sourcing.
    @OpenTo(Caller.EDITOR)
    List<ClaimView> record(Map<String, ClaimDraft> drafts, Faults faults, Actor actor) {
        ResolvedSources sources = sourceNames.resolve(mentions(drafts, faults), faults, actor);
        List<Entry> entries =
                drafts.entrySet().stream()
                        .map(draft -> new Entry(draft.getKey(), draft.getValue(), claims.fresh()))
                        .toList();
        entries.forEach(entry -> source(entry, sources, faults, actor));
        faults.throwIfAny();
        entities.flush();
        claims.keepAll(linked(drafts.values()));
        entries.forEach(entry -> judge(entry, sources, faults, actor));
        faults.throwIfAny();
        entries.forEach(entry -> settling.settle(entry.claim()));
        entities.flush();
        return entries.stream().map(entry -> whole.one(entry.claim().id(), null, actor)).toList();
    }

    /// Merges a claim into another; settling that one asks whether those it accuses now were heard.
    @OpenTo(Caller.EDITOR)
    void merge(UUID id, Expected expected, UUID into, Actor actor) {
        settling.settle(merges.merge(id, expected, into, actor));
    }

    /// Makes a claim public; settling it asks whether those it accuses were heard.
    @OpenTo(Caller.REVIEWER)
    void publish(UUID id, Expected expected, @Nullable String waiver, Actor actor) {
        settling.settle(claims.publish(id, expected, waiver, actor));
    }

    /// The children of a claim that is not recorded are tried all the same, against a claim of no
    /// more than a statement: the request is refused in any case, but hears what is wrong with
    /// them.
    private void source(Entry entry, ResolvedSources sources, Faults faults, Actor actor) {
        OpenClaim claim = entry.claim();
        ClaimDraft draft = entry.draft();
        if (ClaimDraft.ownFieldsAreClean(entry.pointer(), faults)) {
            faults.in(entry.pointer(), () -> claims.create(claim, draft.fields(), actor));
        }
        if (!ClaimDraft.ownFieldsAreClean(entry.pointer(), faults)) {
            claims.create(claim, ClaimFields.of("-"), actor);
        }
        each(
                entry.pointer() + "/appearances",
                draft.appearances(),
                faults,
                (at, appearance) -> appearances.add(claim, appearance, sources.under(at), actor));
        each(
                entry.pointer() + "/responses",
                draft.responses(),
                faults,
                (at, response) -> responses.add(claim, response, sources.under(at), actor));
        each(
                entry.pointer() + "/verifications",
                draft.verifications(),
                faults,
                (_, finding) -> finding.refuse(claim.at()));
    }

    private void judge(Entry entry, ResolvedSources sources, Faults faults, Actor actor) {
        each(
                entry.pointer() + "/verifications",
                entry.draft().verifications(),
                faults,
                (at, finding) ->
                        verifications.add(entry.claim(), finding, sources.under(at), actor));
        each(
                entry.pointer() + "/links",
                entry.draft().links(),
                faults,
                (_, link) -> links.add(entry.claim(), link, actor));
    }

    private static List<UUID> linked(Collection<ClaimDraft> drafts) {
        return drafts.stream()
                .map(ClaimDraft::links)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(LinkDraft::to)
                .toList();
    }

    private static Map<String, SourceMention> mentions(
            Map<String, ClaimDraft> drafts, Faults faults) {
        Map<String, SourceMention> mentions = new LinkedHashMap<>();
        drafts.forEach((pointer, draft) -> {
            each(
                    pointer + "/appearances",
                    draft.appearances(),
                    faults,
                    (at, part) -> mentions.putAll(part.mentions(at)));
            each(
                    pointer + "/verifications",
                    draft.verifications(),
                    faults,
                    (at, part) -> mentions.putAll(part.mentions(at)));
            each(
                    pointer + "/responses",
                    draft.responses(),
                    faults,
                    (at, part) -> mentions.putAll(part.mentions(at)));
        });
        return mentions;
    }

    /// Takes a step for every part that nothing is wrong with so far; what it refuses is noted at
    /// the part.
    private static <T> void each(
            String pointer, @Nullable List<T> parts, Faults faults, BiConsumer<String, T> step) {
        for (int index = 0; parts != null && index < parts.size(); index++) {
            String at = pointer + "/" + index;
            T part = parts.get(index);
            if (faults.clean(at)) {
                faults.in(at, () -> step.accept(at, part));
            }
        }
    }
}
