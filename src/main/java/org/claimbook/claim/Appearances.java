package org.claimbook.claim;

import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Caller;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.report.QuotedReport;
import org.claimbook.report.ReportDraft;
import org.claimbook.report.Reports;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.Versioned;
import org.claimbook.source.ResolvedSources;
import org.claimbook.source.SourceNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The way in to appearances: where a claim was read, and through whom it came.
@Component
@Transactional
public class Appearances {

    private final AppearanceRepository appearances;
    private final WithdrawalRepository withdrawals;
    private final AppearanceViews views;
    private final Claims claims;
    private final Reports reports;
    private final SourceNames sourceNames;
    private final Settling settling;
    private final Audit audit;

    Appearances(
            AppearanceRepository appearances,
            WithdrawalRepository withdrawals,
            AppearanceViews views,
            Claims claims,
            Reports reports,
            SourceNames sourceNames,
            Settling settling,
            Audit audit) {
        this.appearances = appearances;
        this.withdrawals = withdrawals;
        this.views = views;
        this.claims = claims;
        this.reports = reports;
        this.sourceNames = sourceNames;
        this.settling = settling;
        this.audit = audit;
    }

    /// Adds one to a claim that is being recorded; the caller settles the claim.
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo(Caller.EDITOR)
    public void add(OpenClaim claim, AppearanceDraft draft, ResolvedSources sources, Actor actor) {
        add(claim, draft, report(draft, sources, actor), sources, actor);
    }

    /// Adds one to a recorded claim.
    @OpenTo(Caller.EDITOR)
    Versioned<AppearanceView> post(UUID claimId, AppearanceDraft draft, Actor actor) {
        ResolvedSources sources = resolve(draft, actor);
        QuotedReport report = report(draft, sources, actor);
        OpenClaim claim = claims.open(claimId, Expected.any());
        UUID id = add(claim, draft, report, sources, actor);
        settling.settle(claim);
        return claims.versioned(claimId, () -> views.one(claimId, id));
    }

    /// Replaces what one says: its report, quote and chain.
    @OpenTo(Caller.EDITOR)
    Versioned<AppearanceView> put(
            UUID claimId, UUID id, Expected expected, AppearanceDraft draft, Actor actor) {
        ResolvedSources sources = resolve(draft, actor);
        QuotedReport report = report(draft, sources, actor);
        OpenClaim claim = claims.open(claimId, expected);
        Appearance appearance = present(claimId, id);
        AppearanceView before = views.one(claimId, id);
        appearances.keep(id, Ids.next(), claim.at());
        appearance.edit(draft, report, sources);
        appearance.revised(claim.at());
        appearances.flush();
        if (before.withdrawal() != null
                && !views.one(claimId, id).names(before.withdrawal().by().id())) {
            throw new Conflict("withdrawn", "Who took it back has to stay in its chain.", id);
        }
        settling.settle(claim);
        Versioned<AppearanceView> after = claims.versioned(claimId, () -> views.one(claimId, id));
        audit.record(
                actor,
                Action.CHANGED,
                subject(claimId, id),
                before.withoutContext(),
                after.body().withoutContext());
        return after;
    }

    @OpenTo(Caller.EDITOR)
    void remove(UUID claimId, UUID id, Expected expected, Actor actor) {
        OpenClaim claim = claims.open(claimId, expected);
        AppearanceView before = views.one(claimId, id);
        present(claimId, id).remove(claim.at());
        audit.record(actor, Action.REMOVED, subject(claimId, id), before.withoutContext(), null);
        settling.settle(claim);
    }

    /// Records that a speaker took it back.
    @OpenTo(Caller.EDITOR)
    Versioned<AppearanceView> withdraw(UUID claimId, UUID id, WithdrawalDraft draft, Actor actor) {
        UUID named = draft.by() == null ? null : sourceNames.one("/by", draft.by(), actor);
        OpenClaim claim = claims.open(claimId, Expected.any());
        present(claimId, id);
        if (withdrawals.existsById(id)) {
            throw new Conflict("withdrawn", "That appearance has been withdrawn already.", id);
        }
        AppearanceView appearance = views.one(claimId, id);
        UUID by = named == null ? appearance.origin().source().id() : named;
        if (!appearance.names(by)) {
            throw new Invalid(
                    "/by", "not-in-chain", "Only a source in its chain can take it back.");
        }
        withdrawals.saveAndFlush(new Withdrawal(id, draft, by, claim, actor));
        audit.record(actor, Action.WITHDRAWN, subject(claimId, id), null, draft.by(by));
        settling.settle(claim);
        return claims.versioned(claimId, () -> views.one(claimId, id));
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    Versioned<AppearanceView> get(UUID claimId, UUID id) {
        return claims.versioned(claimId, () -> views.one(claimId, id));
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    Versioned<List<AppearanceView>> list(UUID claimId) {
        return claims.versioned(claimId, () -> views.whole(claimId, null));
    }

    private UUID add(
            OpenClaim claim,
            AppearanceDraft draft,
            QuotedReport report,
            ResolvedSources sources,
            Actor actor) {
        Appearance appearance = new Appearance(claim, actor);
        appearance.edit(draft, report, sources);
        appearances.saveAndFlush(appearance);
        audit.record(
                actor,
                Action.CREATED,
                subject(claim.id(), appearance.getId()),
                null,
                draft.byId(report.id(), sources));
        return appearance.getId();
    }

    private QuotedReport report(AppearanceDraft draft, ResolvedSources sources, Actor actor) {
        if ((draft.reportId() == null) == (draft.report() == null)) {
            throw new Invalid(
                    "/reportId",
                    "required",
                    "An appearance names a report by reportId, or describes one in report.");
        }
        UUID id = draft.reportId();
        if (id == null) {
            ReportDraft described = Objects.requireNonNull(draft.report());
            return Faults.within(
                    "/report", () -> reports.quoting(described, sources.under("/report"), actor));
        }
        return reports.quoting(id)
                .orElseThrow(() ->
                        new Invalid(
                                "/reportId",
                                "unknown-report",
                                "There is no report %s.".formatted(id)));
    }

    private ResolvedSources resolve(AppearanceDraft draft, Actor actor) {
        Faults faults = new Faults();
        ResolvedSources found = sourceNames.resolve(draft.mentions(""), faults, actor);
        faults.throwIfAny();
        return found;
    }

    private Appearance present(UUID claimId, UUID id) {
        return appearances
                .findById(id)
                .filter(appearance ->
                        appearance.readBy().equals(claimId) && !appearance.isRemoved())
                .orElseThrow(() -> new NotFound("appearance", id));
    }

    private static Subject subject(UUID claimId, UUID id) {
        return new Subject(Subject.Kind.APPEARANCE, id, claimId);
    }
}
