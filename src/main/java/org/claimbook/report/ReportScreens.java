package org.claimbook.report;

import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.Paging;
import org.claimbook.shared.ScreenController;
import org.claimbook.shared.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Reports on screens: found, recorded, edited, revised, and two revisions side by side.
@ScreenController
@RequestMapping("/reports")
class ReportScreens {

    private final Reports reports;
    private final Forms forms;

    ReportScreens(Reports reports, Forms forms) {
        this.reports = reports;
        this.forms = forms;
    }

    @GetMapping
    String list(@ModelAttribute ReportQuery query, Paging paging, Model model) {
        String after = paging.afterKey();
        List<ReportView> rows =
                reports.list(
                        query, after == null ? null : UUID.fromString(after), paging.limit() + 1);
        model.addAttribute("reports", rows.stream().limit(paging.limit()).toList());
        model.addAttribute("query", query);
        model.addAttribute("next", paging.next(rows, report -> List.of(report.id())));
        return "report/reports";
    }

    @GetMapping("/new")
    String blank(Model model) {
        return page("/reports", forms.blank(), model);
    }

    @PostMapping
    String create(Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () ->
                        "/reports/"
                                + reports.create(form.read(ReportDraft.class), form.faults(), actor)
                                        .id(),
                () -> page("/reports", form, model));
    }

    /// Whether a report of that address is here already, while it is being typed.
    @GetMapping("/known")
    String known(Form form, Model model) {
        String url = form.value("/url").strip();
        model.addAttribute(
                "known",
                url.isEmpty()
                        ? List.of()
                        : reports.list(new ReportQuery(url, null, null, null, null), null, 1));
        return "report/form :: known";
    }

    /// The same for a text that was pasted.
    @PostMapping("/known")
    String knownText(Form form, Model model) {
        String text = ReportText.normalised(form.value("/text"));
        model.addAttribute(
                "known",
                text.isBlank()
                        ? List.of()
                        : reports.list(
                                new ReportQuery(
                                        null, null, ReportText.stored(text).sha256(), null, null),
                                null,
                                1));
        return "report/form :: known";
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        return page("/reports/" + id, forms.of(seen(id)), model);
    }

    @PostMapping("/{id}")
    String save(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    reports.edit(id, form.expected(), form::apply, form.faults(), actor);
                    return "/reports/" + id;
                },
                () -> {
                    form.compareIfStale(() -> seen(id));
                    return page("/reports/" + id, form, model);
                });
    }

    @GetMapping("/{id}/revisions/new")
    String blankRevision(@PathVariable UUID id, Model model) {
        return revision(id, forms.blank(), model);
    }

    @PostMapping("/{id}/revisions")
    String revise(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    reports.revise(id, form.read(RevisionDraft.class), form.faults(), actor);
                    return "/reports/" + id + "/revisions";
                },
                () -> revision(id, form, model));
    }

    /// Two revisions side by side: the newest two unless others are asked for.
    @GetMapping("/{id}/revisions")
    String compare(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Model model) {
        ReportView report = reports.get(id);
        int newer = to == null ? report.revisions() : to;
        int older = from == null ? Math.max(1, newer - 1) : from;
        model.addAttribute("report", report);
        model.addAttribute("revisions", reports.revisions(id));
        model.addAttribute("from", older);
        model.addAttribute("to", newer);
        if (report.revisions() > 0) {
            model.addAttribute("comparison", Comparison.of(text(id, older), text(id, newer)));
        }
        return "report/revisions";
    }

    @GetMapping("/{id}/deletion")
    String deleting(@PathVariable UUID id, Model model) {
        return deletion(id, forms.blank(reports.get(id).version()), model);
    }

    @PostMapping("/{id}/deletion")
    String delete(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    reports.delete(id, form.expected(), actor);
                    return "/reports";
                },
                () -> deletion(id, form, model));
    }

    private Versioned<ReportDraft> seen(UUID id) {
        ReportView report = reports.get(id);
        return new Versioned<>(report.version(), ReportDraft.of(report));
    }

    private String text(UUID id, int number) {
        String text = reports.revision(id, number).text();
        return text == null ? "" : text;
    }

    private String revision(UUID id, Form form, Model model) {
        model.addAttribute("report", reports.get(id));
        model.addAttribute("form", form);
        return "report/revision";
    }

    private String deletion(UUID id, Form form, Model model) {
        model.addAttribute("report", reports.get(id));
        model.addAttribute("form", form);
        return "report/deletion";
    }

    private static String page(String to, Form form, Model model) {
        model.addAttribute("to", to);
        model.addAttribute("form", form);
        return "report/form";
    }
}
