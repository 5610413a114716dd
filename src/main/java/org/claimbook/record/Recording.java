package org.claimbook.record;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.claimbook.audit.Audit;
import org.claimbook.claim.AppearanceDraft;
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
public class Recording {

    /// What is recorded, where it stands in the request, and the claim that it becomes.
    private record Entry(String pointer, Contribution contribution, OpenClaim claim) {

        ClaimDraft draft() {
            return contribution.draft();
        }
    }

    private final EntityManager entities;
    private final Claims claims;
    private final Merges merges;
    private final Appearances appearances;
    private final Responses responses;
    private final Verifications verifications;
    private final Links links;
    private final SourceNames sourceNames;
    private final Settling settling;
    private final Audit audit;
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
            Audit audit,
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
        this.audit = audit;
        this.whole = whole;
    }

    /// Records each draft, by the pointer at which it stands in the request; `faults` holds what
    /// its shape has wrong already.
    @OpenTo(Caller.EDITOR)
    List<ClaimView> record(Map<String, ClaimDraft> drafts, Faults faults, Actor actor) {
        Map<String, Contribution> contributions = new LinkedHashMap<>();
        drafts.forEach((pointer, draft) -> contributions.put(pointer, Contribution.of(draft)));
        record(contributions, actor, faults);
        return contributions.values().stream()
                .map(contribution -> whole.one(contribution.claim(), null, actor))
                .toList();
    }

    /// Records claims, and more about claims that are recorded, in as few statements as for one.
    @OpenTo(Caller.EDITOR)
    public void record(Map<String, Contribution> contributions, Actor actor, Faults faults) {
        audit.together(() -> claims.together(() -> write(contributions, faults, actor)));
    }

    /// Findings come after all sourcing, at which their guards look; links last, as they need not
    /// be flushed before.
    private void write(Map<String, Contribution> contributions, Faults faults, Actor actor) {
        Map<String, ClaimDraft> drafts = new LinkedHashMap<>();
        contributions.forEach((pointer, it) -> drafts.put(pointer, it.draft()));
        ResolvedSources sources = sourceNames.resolve(mentions(drafts), faults, actor);
        Map<String, QuotedReport> reports =
                appearances.reports(appearances(drafts), sources, faults, actor);
        Map<String, UUID> topics = claims.makeTopics(topics(drafts, faults), actor);
        List<Entry> entries = entries(contributions);
        entries.forEach(entry -> source(entry, topics, sources, reports, faults, actor));
        claims.keepAll(linked(drafts.values()));
        entries.forEach(entry -> judge(entry, sources, faults, actor));
        entries.forEach(entry -> link(entry, faults, actor));
        faults.throwIfAny();
        settling.settle(entries.stream().map(Entry::claim).toList());
        entities.flush();
    }

    private List<Entry> entries(Map<String, Contribution> contributions) {
        return contributions.entrySet().stream()
                .map(it -> new Entry(it.getKey(), it.getValue(), open(it.getValue())))
                .toList();
    }

    private OpenClaim open(Contribution contribution) {
        return contribution.recorded()
                ? claims.open(contribution.claim(), Expected.any())
                : claims.fresh(contribution.claim());
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
            Map<String, UUID> topics,
            ResolvedSources sources,
            Map<String, QuotedReport> reports,
            Faults faults,
            Actor actor) {
        OpenClaim claim = entry.claim();
        ClaimDraft draft = entry.draft();
        if (!entry.contribution().recorded()) {
            create(entry, topics, faults, actor);
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

    private void create(Entry entry, Map<String, UUID> topics, Faults faults, Actor actor) {
        OpenClaim claim = entry.claim();
        Faults own = faults.at(entry.pointer());
        faults.in(
                entry.pointer(),
                _ -> claims.create(claim, entry.draft().fields(), topics, own, actor));
        if (!own.isEmpty()) {
            claims.create(claim, ClaimFields.of("-"), topics, new Faults(), actor);
        }
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

    private static Map<String, AppearanceDraft> appearances(Map<String, ClaimDraft> drafts) {
        Map<String, AppearanceDraft> found = new LinkedHashMap<>();
        drafts.forEach((pointer, draft) ->
                each(pointer + "/appearances", draft.appearances(), found::put));
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
