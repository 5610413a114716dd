package org.claimbook.record;

import java.util.List;
import java.util.UUID;
import org.claimbook.claim.AppearanceDraft;
import org.claimbook.report.ReportView;
import org.claimbook.report.Reports;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Fault;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.ScreenController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The sentences of a report with tick boxes, many recorded at once.
@ScreenController
@RequestMapping("/reports/{id}")
class SentenceScreens {

    /// On one page.
    private static final int MOST = 200;

    private final Reports reports;
    private final ReportClaims reportClaims;
    private final FirstDrafts drafts;
    private final Forms forms;

    SentenceScreens(Reports reports, ReportClaims reportClaims, FirstDrafts drafts, Forms forms) {
        this.reports = reports;
        this.reportClaims = reportClaims;
        this.drafts = drafts;
        this.forms = forms;
    }

    @GetMapping("/sentences")
    String sentences(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int from,
            Actor actor,
            Model model) {
        ClaimDraft first = drafts.from(id, null, actor).draft();
        AppearanceDraft in = first.appearances() == null ? null : first.appearances().getFirst();
        Form form =
                forms.of(new SentencesDraft(null, in == null ? null : in.chain(), first.topics()));
        return page(id, from, form, model);
    }

    @PostMapping("/claims")
    String record(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    record(id, form.readWhole(SentencesDraft.class), actor);
                    return "/reports/" + id;
                },
                () -> page(id, start(form), form, model));
    }

    private void record(UUID id, SentencesDraft draft, Actor actor) {
        List<ClaimDraft> claims = draft.claims(id, sentences(id), reports.get(id).language());
        if (claims.isEmpty()) {
            throw new Invalid("/sentences", "none-ticked", "No sentence is ticked.");
        }
        try {
            reportClaims.record(id, claims, new Faults(), actor);
        } catch (Invalid wrong) {
            throw new Invalid(
                    wrong.faults().stream().map(SentenceScreens::shared).distinct().toList());
        }
    }

    /// All have the same sourcing, which stands in the form once.
    private static Fault shared(Fault fault) {
        String pointer = fault.pointer().replaceFirst("^/\\d+(/appearances/0)?", "");
        return new Fault(pointer, fault.code(), fault.detail());
    }

    private Sentences sentences(UUID id) {
        ReportView report = reports.get(id);
        String text =
                report.revisions() == 0 ? null : reports.revision(id, report.revisions()).text();
        return Sentences.of(text == null ? "" : text, report.language());
    }

    /// Where the page began that was sent.
    private static int start(Form form) {
        String from = form.own("from");
        return from.matches("\\d{1,7}") ? Integer.parseInt(from) : 0;
    }

    private String page(UUID id, int from, Form form, Model model) {
        List<Sentences.Sentence> all = sentences(id).all();
        int start = Math.clamp(from, 0, all.size());
        int end = Math.min(start + MOST, all.size());
        model.addAttribute("report", reports.get(id));
        model.addAttribute("sentences", all.subList(start, end));
        model.addAttribute("from", start);
        model.addAttribute("previous", start == 0 ? null : Math.max(0, start - MOST));
        model.addAttribute("following", end == all.size() ? null : end);
        model.addAttribute("form", form);
        return "record/sentences";
    }
}
