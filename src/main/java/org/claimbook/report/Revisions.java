package org.claimbook.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Faults;
import org.claimbook.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Adds and reads the revisions of a report.
@Component
class Revisions {

    private final RevisionRepository revisions;
    private final ObjectProvider<Quotes> quotes;
    private final Audit audit;

    Revisions(RevisionRepository revisions, ObjectProvider<Quotes> quotes, Audit audit) {
        this.revisions = revisions;
        this.quotes = quotes;
        this.audit = audit;
    }

    RevisedView add(Report report, RevisionDraft draft, Faults faults, Actor actor, Instant now) {
        boolean first = report.revisions() == 0;
        RevisionKind kind = kind(draft, first);
        Instant capturedAt = draft.capturedAt() == null ? now : draft.capturedAt();
        if (faults.clean("/kind")) {
            refuse(draft, kind, first, faults);
        }
        if (capturedAt.isAfter(now.plusSeconds(300))) {
            faults.add(
                    "/capturedAt", "in-the-future", "It cannot have been captured in the future.");
        }
        ReportText text = faults.get("", _ -> ReportText.orNull(draft.text()));
        faults.throwIfAny();
        return keep(report, kind, text, capturedAt, actor, now);
    }

    /// Adds the text with which a report is recorded.
    void original(Report report, ReportText text, Actor actor, Instant now) {
        keep(report, RevisionKind.ORIGINAL, text, now, actor, now);
    }

    private RevisedView keep(
            Report report,
            RevisionKind kind,
            @Nullable ReportText text,
            Instant capturedAt,
            Actor actor,
            Instant now) {
        int number = report.revised(kind, now);
        ReportRevision revision =
                revisions.saveAndFlush(
                        new ReportRevision(
                                new ReportRevision.Key(report.id(), number),
                                kind,
                                text,
                                capturedAt,
                                actor,
                                now));
        RevisionView view = revision.view();
        audit.record(
                actor,
                Action.CREATED,
                new Subject(Subject.Kind.REVISION, report.id(), null),
                null,
                view.withoutText());
        return new RevisedView(number, view.sha256(), again(report, number, text, actor));
    }

    List<RevisionView> list(UUID report) {
        return revisions.findViews(report);
    }

    RevisionView one(UUID report, int number) {
        return revisions
                .findById(new ReportRevision.Key(report, number))
                .orElseThrow(() ->
                        new NotFound(
                                "There is no revision %d of report %s.".formatted(number, report)))
                .view();
    }

    QuotedReport newest(Report report) {
        if (report.revisions() == 0) {
            return new QuotedReport(report.id(), 0, null);
        }
        ReportText text =
                revisions
                        .findById(new ReportRevision.Key(report.id(), report.revisions()))
                        .map(ReportRevision::text)
                        .orElse(null);
        return new QuotedReport(report.id(), report.revisions(), text);
    }

    /// A revision without text (withdrawn) leaves the anchors where they were: nothing says that
    /// the words are gone.
    private List<Moved> again(Report report, int number, @Nullable ReportText text, Actor actor) {
        if (text == null || number == 1) {
            return List.of();
        }
        return quotes.stream()
                .flatMap(holder ->
                        holder
                                .again(
                                        report.id(),
                                        number,
                                        old -> Anchoring.again(text, old),
                                        actor)
                                .stream())
                .toList();
    }

    private static RevisionKind kind(RevisionDraft draft, boolean first) {
        if (draft.kind() != null) {
            return draft.kind();
        }
        return first ? RevisionKind.ORIGINAL : RevisionKind.UPDATE;
    }

    private static void refuse(
            RevisionDraft draft, RevisionKind kind, boolean first, Faults faults) {
        if (draft.text() == null && kind != RevisionKind.WITHDRAWN) {
            faults.addMissing("/text", "Only the revision that withdraws a report has no text.");
        }
        if ((kind == RevisionKind.ORIGINAL) != first) {
            faults.add(
                    "/kind", "not-original", "The first revision, and no other, is the ORIGINAL.");
        }
    }
}
