package org.claimbook.claim;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.report.QuotedReport;
import org.claimbook.report.ReportDraft;
import org.claimbook.report.Reports;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Versioned;
import org.claimbook.source.ResolvedSources;
import org.claimbook.source.SourceNames;
import org.jspecify.annotations.Nullable;
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

    /// The reports that some are in, found or recorded, by the pointer of each; before any claim is
    /// written, so that whoever waits for a report holds no claim. Those that are known to be wrong
    /// are absent.
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo(Caller.EDITOR)
    public Map<String, QuotedReport> reports(
            Map<String, AppearanceDraft> drafts,
            ResolvedSources sources,
            Faults faults,
            Actor actor) {
        Map<String, QuotedReport> found = new HashMap<>();
        Map<String, ReportDraft> described = new LinkedHashMap<>();
        drafts.forEach((pointer, draft) ->
                faults.in(
                        pointer,
                        part -> {
                            refuseNone(draft, part);
                            UUID id = draft.reportId();
                            if (draft.report() != null && part.clean("/reportId")) {
                                described.put(pointer + "/report", draft.report());
                            } else if (id != null) {
                                report(id, part).ifPresent(report -> found.put(pointer, report));
                            }
                        }));
        reports.quoting(described, sources, faults, actor)
                .forEach((pointer, report) ->
                        found.put(
                                pointer.substring(0, pointer.length() - "/report".length()),
                                report));
        return found;
    }

    private static void refuseNone(AppearanceDraft draft, Faults faults) {
        if (faults.clean("/reportId") && (draft.reportId() == null) == (draft.report() == null)) {
            faults.add(
                    "/reportId",
                    "required",
                    "An appearance names a report by reportId, or describes one in report.");
        }
    }

    private Optional<QuotedReport> report(UUID id, Faults faults) {
        Optional<QuotedReport> report = reports.quoting(id);
        if (report.isEmpty()) {
            faults.add("/reportId", "unknown-report", "There is no report %s.".formatted(id));
        }
        return report;
    }

    private @Nullable QuotedReport report(
            AppearanceDraft draft, ResolvedSources sources, Faults faults, Actor actor) {
        return reports(Map.of("", draft), sources, faults, actor).get("");
    }

    /// Adds one to a claim that is open for writing; the caller flushes, and settles the claim.
    ///
    /// @throws Invalid if anything is wrong with it
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo(Caller.EDITOR)
    public UUID add(
            OpenClaim claim,
            AppearanceDraft draft,
            @Nullable QuotedReport report,
            ResolvedSources sources,
            Faults faults,
            Actor actor) {
        Appearance appearance = new Appearance(claim, actor);
        appearance.edit(draft, report, sources, faults);
        appearances.save(appearance);
        audit.record(
                actor,
                Action.CREATED,
                subject(claim.id(), appearance.getId()),
                null,
                draft.byId(appearance.reportId(), sources));
        return appearance.getId();
    }

    /// Adds one to a recorded claim.
    @OpenTo(Caller.EDITOR)
    Versioned<AppearanceView> post(
            UUID claimId, AppearanceDraft draft, Faults faults, Actor actor) {
        ResolvedSources sources = sourceNames.resolve(draft.mentions(""), faults, actor);
        QuotedReport report = report(draft, sources, faults, actor);
        OpenClaim claim = claims.open(claimId, Expected.any());
        UUID id = add(claim, draft, report, sources, faults, actor);
        settling.settle(claim);
        return claims.versioned(claimId, () -> views.one(claimId, id));
    }

    /// Replaces what one says: its report, quote and chain.
    @OpenTo(Caller.EDITOR)
    Versioned<AppearanceView> put(
            UUID claimId,
            UUID id,
            Expected expected,
            AppearanceDraft draft,
            Faults faults,
            Actor actor) {
        ResolvedSources sources = sourceNames.resolve(draft.mentions(""), faults, actor);
        QuotedReport report = report(draft, sources, faults, actor);
        OpenClaim claim = claims.open(claimId, expected);
        Appearance appearance = present(claimId, id);
        AppearanceView before = views.one(claimId, id);
        appearances.keep(id, Ids.next(), claim.at());
        appearance.edit(draft, report, sources, faults);
        appearance.revised(claim.at());
        appearances.flush();
        AppearanceView revised = views.one(claimId, id);
        if (!revised.withdrawals().stream().allMatch(back -> revised.names(back.by().id()))) {
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
    Versioned<AppearanceView> withdraw(
            UUID claimId, UUID id, WithdrawalDraft draft, Faults faults, Actor actor) {
        ResolvedSources named = sourceNames.resolve(draft.mentions(), faults, actor);
        OpenClaim claim = claims.open(claimId, Expected.any());
        present(claimId, id);
        AppearanceView appearance = views.one(claimId, id);
        UUID by = draft.by() == null ? appearance.origin().source().id() : named.find("/by");
        Withdrawal withdrawal = new Withdrawal(appearance, draft, by, claim, faults, actor);
        if (withdrawals.existsById(withdrawal.getId())) {
            throw new Conflict("withdrawn", "That speaker took it back like that already.", id);
        }
        withdrawals.saveAndFlush(withdrawal);
        audit.record(
                actor, Action.WITHDRAWN, subject(claimId, id), null, draft.by(withdrawal.by()));
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
