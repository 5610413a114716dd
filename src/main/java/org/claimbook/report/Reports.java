package org.claimbook.report;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Ids;
import org.claimbook.shared.Names;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.source.ResolvedSources;
import org.claimbook.source.SourceLabel;
import org.claimbook.source.SourceNames;
import org.claimbook.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The way in to reports.
@Component
@Transactional
public class Reports {

    private final ReportRepository reports;
    private final Revisions revisions;
    private final Sources sources;
    private final SourceNames sourceNames;
    private final Names names;
    private final Audit audit;
    private final Clock clock;

    Reports(
            ReportRepository reports,
            Revisions revisions,
            Sources sources,
            SourceNames sourceNames,
            Names names,
            Audit audit,
            Clock clock) {
        this.reports = reports;
        this.revisions = revisions;
        this.sources = sources;
        this.sourceNames = sourceNames;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws Conflict if a report of that URL is recorded
    @OpenTo(Caller.EDITOR)
    public ReportView create(ReportDraft draft, Faults faults, Actor actor) {
        ResolvedSources found = sourceNames.resolve(draft.mentions(""), faults, actor);
        if (draft.url() != null) {
            names.lock(Names.Kind.REPORT, List.of(draft.url()));
        }
        Optional<Report> second = found(draft);
        ReportText text = faults.get("", _ -> ReportText.orNull(draft.text()));
        Instant now = clock.instant();
        Report report = Report.of(draft, found, now, faults);
        second.ifPresent(Reports::refuseSecond);
        add(report, text, actor, now);
        reports.flush();
        return view(report);
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    public ReportView get(UUID id) {
        return view(present(id, reports.findById(id)));
    }

    /// By id; unknown ids are absent.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public Map<UUID, ReportView> views(Collection<UUID> ids) {
        return views(reports.findAllById(ids)).stream()
                .collect(Collectors.toMap(ReportView::id, Function.identity()));
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    public List<ReportView> list(ReportQuery query, @Nullable UUID after, int limit) {
        List<Report> page =
                reports.findPage(
                        query.url(),
                        query.externalId(),
                        query.sha256(),
                        query.source(),
                        query.q() == null || query.q().isBlank() ? null : query.q(),
                        after,
                        limit);
        return views(page);
    }

    /// Edits what clients may set; an edit that changes nothing leaves the version as it is.
    @OpenTo(Caller.EDITOR)
    public ReportView edit(
            UUID id,
            Expected expected,
            UnaryOperator<ReportDraft> change,
            Faults faults,
            Actor actor) {
        names.hold(Names.Kind.SOURCE);
        names.lock(Names.Kind.SOURCE);
        Report report = locked(id, expected);
        ReportDraft before = report.draft();
        ReportDraft after = change.apply(before);
        refuseText(after, faults);
        if (!after.equals(before) || !faults.isEmpty()) {
            ResolvedSources found = sourceNames.resolve(after.mentions(""), faults, actor);
            report.edit(after, found, clock.instant(), faults);
            reports.saveAndFlush(report);
            audit.record(
                    actor,
                    Action.CHANGED,
                    Subject.of(Subject.Kind.REPORT, id),
                    before,
                    report.draft());
        }
        return view(report);
    }

    /// Deletes a report that no claim refers to; it stays, with its revisions, for the past in
    /// which one did.
    @OpenTo(Caller.ADMIN)
    public void delete(UUID id, Expected expected, Actor actor) {
        Report report = locked(id, expected);
        List<UUID> referring = reports.findReferringTo(id);
        if (!referring.isEmpty()) {
            throw new Conflict(
                    "referred-to", "Claims refer to it.", referring.toArray(UUID[]::new));
        }
        audit.record(
                actor, Action.DELETED, Subject.of(Subject.Kind.REPORT, id), report.draft(), null);
        report.delete(clock.instant());
        reports.flush();
    }

    /// Adds a revision; answers what became of the quotes from the one before.
    @OpenTo(Caller.EDITOR)
    public RevisedView revise(UUID id, RevisionDraft draft, Faults faults, Actor actor) {
        Report report = present(id, reports.findForUpdateById(id));
        return revisions.add(report, draft, faults, actor, clock.instant());
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    public List<RevisionView> revisions(UUID id) {
        get(id);
        return revisions.list(id);
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    public RevisionView revision(UUID id, int number) {
        require(id);
        return revisions.one(id, number);
    }

    /// @throws NotFound if there is no such report
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public void require(UUID id) {
        if (!reports.existsByIdAndDeletedAtIsNull(id)) {
            throw new NotFound("report", id);
        }
    }

    /// Whether a report with that foreign id is here.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public boolean isRecorded(String externalId) {
        return reports.existsByExternalIdAndDeletedAtIsNull(externalId);
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public boolean exists(UUID id) {
        return reports.existsByIdAndDeletedAtIsNull(id);
    }

    /// The report of that id, held still for quoting; empty if there is none.
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo(Caller.ROOMS)
    public Optional<QuotedReport> quoting(UUID id) {
        return reports.findForQuotingById(id)
                .filter(report -> !report.isDeleted())
                .map(revisions::newest);
    }

    /// The reports of those URLs, recorded where there is none, held still for quoting; by the
    /// pointer at which each is described. One that is described wrongly is not recorded, but
    /// quotes are tried on its text.
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo(Caller.ROOMS)
    public Map<String, QuotedReport> quoting(
            Map<String, ReportDraft> drafts, ResolvedSources sources, Faults faults, Actor actor) {
        Map<String, QuotedReport> known = known(drafts.values());
        Map<String, QuotedReport> quoted = new HashMap<>();
        drafts.forEach((pointer, draft) -> {
            QuotedReport report = draft.url() == null ? null : known.get(draft.url());
            if (report == null) {
                report =
                        faults.get(
                                pointer, at -> recorded(draft, sources.under(pointer), at, actor));
            }
            if (report != null) {
                quoted.put(pointer, report);
                if (draft.url() != null && faults.clean(pointer)) {
                    known.put(draft.url(), report);
                }
            }
        });
        reports.flush();
        return quoted;
    }

    /// By URL; where one is missing, looked for again once nobody else can record it.
    private Map<String, QuotedReport> known(Collection<ReportDraft> drafts) {
        Set<String> urls =
                drafts.stream()
                        .map(ReportDraft::url)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        Map<String, QuotedReport> known = held(urls);
        if (known.size() < urls.size()) {
            names.lock(Names.Kind.REPORT, urls, known.keySet());
            known = held(urls);
        }
        return known;
    }

    private Map<String, QuotedReport> held(Set<String> urls) {
        Map<String, QuotedReport> held = new HashMap<>();
        if (!urls.isEmpty()) {
            reports.findForQuotingByUrls(urls.toArray(String[]::new))
                    .forEach(report -> held.put(report.url(), revisions.newest(report)));
        }
        return held;
    }

    private QuotedReport recorded(
            ReportDraft draft, ResolvedSources sources, Faults faults, Actor actor) {
        if (!faults.clean("/url", "/text")) {
            faults.throwIfAny();
        }
        ReportText text = ReportText.orNull(draft.text());
        if (faults.isEmpty()) {
            Instant now = clock.instant();
            Report report = Report.of(draft, sources, now, faults);
            add(report, text, actor, now);
            return new QuotedReport(report.id(), text == null ? 0 : 1, text);
        }
        return new QuotedReport(Ids.next(), text == null ? 0 : 1, text);
    }

    private Optional<Report> found(ReportDraft draft) {
        return draft.url() == null
                ? Optional.empty()
                : reports.findByUrlAndDeletedAtIsNull(draft.url());
    }

    private void add(Report report, @Nullable ReportText text, Actor actor, Instant now) {
        reports.save(report);
        audit.record(
                actor,
                Action.CREATED,
                Subject.of(Subject.Kind.REPORT, report.id()),
                null,
                report.draft());
        if (text != null) {
            revisions.original(report, text, actor, now);
        }
    }

    private Report locked(UUID id, Expected expected) {
        Report report = present(id, reports.findForUpdateById(id));
        expected.check(report.version());
        return report;
    }

    private static Report present(UUID id, Optional<Report> found) {
        return found.filter(report -> !report.isDeleted())
                .orElseThrow(() -> new NotFound("report", id));
    }

    private static void refuseText(ReportDraft draft, Faults faults) {
        if (draft.text() != null) {
            faults.add("/text", "is-a-revision", "Another text is another revision.");
        }
    }

    private ReportView view(Report report) {
        return views(List.of(report)).getFirst();
    }

    private List<ReportView> views(List<Report> read) {
        Map<UUID, SourceLabel> labels =
                sources.labels(read.stream().flatMap(Report::named).collect(Collectors.toSet()));
        return read.stream().map(report -> report.view(labels)).toList();
    }

    private static void refuseSecond(Report report) {
        throw new Conflict(
                "report-exists", "A report of that URL is recorded already.", report.id());
    }
}
