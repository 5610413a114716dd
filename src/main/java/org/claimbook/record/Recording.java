package org.claimbook.record;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
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
import org.claimbook.report.QuotedReport;
import org.claimbook.response.Responses;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.OpenTo;
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
    /// its shape has wrong already. Findings come after all sourcing, at which their guards look;
    /// links last, as they need not be flushed before.
    @OpenTo(Caller.EDITOR)
    List<ClaimView> record(Map<String, ClaimDraft> drafts, Faults faults, Actor actor) {
        ResolvedSources sources = sourceNames.resolve(mentions(drafts), faults, actor);
        Map<String, QuotedReport> reports = reports(drafts, sources, faults, actor);
        claims.makeTopics(topics(drafts, faults), actor);
        List<Entry> entries =
                drafts.entrySet().stream()
                        .map(draft -> new Entry(draft.getKey(), draft.getValue(), claims.fresh()))
                        .toList();
        entries.forEach(entry -> source(entry, sources, reports, faults, actor));
        entities.flush();
        claims.keepAll(linked(drafts.values()));
        entries.forEach(entry -> judge(entry, sources, faults, actor));
        entries.forEach(entry -> link(entry, faults, actor));
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

    /// Of a claim with anything wrong about it no more than a statement is recorded: the request is
    /// refused in any case, but hears what is wrong with the children.
    private void source(
            Entry entry,
            ResolvedSources sources,
            Map<String, QuotedReport> reports,
            Faults faults,
            Actor actor) {
        OpenClaim claim = entry.claim();
        ClaimDraft draft = entry.draft();
        Faults own = faults.at(entry.pointer());
        faults.in(entry.pointer(), _ -> claims.create(claim, draft.fields(), own, actor));
        if (!own.isEmpty()) {
            claims.create(claim, ClaimFields.of("-"), new Faults(), actor);
        }
        each(
                entry.pointer() + "/appearances",
                draft.appearances(),
                (at, appearance) -> {
                    ResolvedSources named = sources.under(at);
                    QuotedReport report = reports.get(at);
                    faults.in(
                            at,
                            part -> appearances.add(claim, appearance, report, named, part, actor));
                });
        each(
                entry.pointer() + "/responses",
                draft.responses(),
                (at, response) -> {
                    ResolvedSources named = sources.under(at);
                    faults.in(at, part -> responses.add(claim, response, named, part, actor));
                });
    }

    private void judge(Entry entry, ResolvedSources sources, Faults faults, Actor actor) {
        each(
                entry.pointer() + "/verifications",
                entry.draft().verifications(),
                (at, finding) -> {
                    ResolvedSources named = sources.under(at);
                    faults.in(
                            at,
                            part -> verifications.add(entry.claim(), finding, named, part, actor));
                });
    }

    private void link(Entry entry, Faults faults, Actor actor) {
        each(
                entry.pointer() + "/links",
                entry.draft().links(),
                (at, link) -> faults.in(at, part -> links.add(entry.claim(), link, part, actor)));
    }

    private static List<UUID> linked(Collection<ClaimDraft> drafts) {
        return drafts.stream()
                .map(ClaimDraft::links)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .map(LinkDraft::to)
                .filter(Objects::nonNull)
                .toList();
    }

    /// By the pointer of the appearance; those that are known to be wrong are absent.
    private Map<String, QuotedReport> reports(
            Map<String, ClaimDraft> drafts, ResolvedSources sources, Faults faults, Actor actor) {
        Map<String, QuotedReport> found = new HashMap<>();
        drafts.forEach((pointer, draft) ->
                each(
                        pointer + "/appearances",
                        draft.appearances(),
                        (at, appearance) -> {
                            ResolvedSources named = sources.under(at);
                            QuotedReport report =
                                    faults.get(
                                            at,
                                            part ->
                                                    appearances.report(
                                                            appearance, named, part, actor));
                            if (report != null) {
                                found.put(at, report);
                            }
                        }));
        return found;
    }

    private static List<String> topics(Map<String, ClaimDraft> drafts, Faults faults) {
        return drafts.entrySet().stream()
                .filter(draft -> faults.clean(draft.getKey() + "/topics"))
                .map(draft -> draft.getValue().topics())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, SourceMention> mentions(Map<String, ClaimDraft> drafts) {
        Map<String, SourceMention> mentions = new LinkedHashMap<>();
        drafts.forEach((pointer, draft) -> {
            each(
                    pointer + "/appearances",
                    draft.appearances(),
                    (at, part) -> mentions.putAll(part.mentions(at)));
            each(
                    pointer + "/verifications",
                    draft.verifications(),
                    (at, part) -> mentions.putAll(part.mentions(at)));
            each(
                    pointer + "/responses",
                    draft.responses(),
                    (at, part) -> mentions.putAll(part.mentions(at)));
        });
        return mentions;
    }

    /// Takes a step for every part that is there, with its pointer.
    private static <T> void each(
            String pointer, @Nullable List<T> parts, BiConsumer<String, T> step) {
        for (int index = 0; parts != null && index < parts.size(); index++) {
            T part = parts.get(index);
            if (part != null) {
                step.accept(pointer + "/" + index, part);
            }
        }
    }
}
