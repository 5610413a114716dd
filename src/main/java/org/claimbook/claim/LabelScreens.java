package org.claimbook.claim;

import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.ScreenController;
import org.claimbook.shared.Versioned;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// What statuses are called and how they look, for administrators.
@ScreenController
@RequestMapping("/admin/statuses")
class LabelScreens {

    private final StatusLabels statuses;
    private final Forms forms;

    LabelScreens(StatusLabels statuses, Forms forms) {
        this.statuses = statuses;
        this.forms = forms;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("statuses", statuses.list());
        return "claim/statuses";
    }

    @GetMapping("/{code}/edit")
    String edit(@PathVariable Status code, Model model) {
        return page(code, forms.of(seen(code)), model);
    }

    @PostMapping("/{code}")
    String save(@PathVariable Status code, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    statuses.edit(code, form.expected(), form::applyWhole, actor);
                    return "/admin/statuses";
                },
                () -> {
                    form.compareIfStale(() -> seen(code));
                    return page(code, form, model);
                });
    }

    private Versioned<StatusDraft> seen(Status code) {
        StatusLabel status = statuses.get(code);
        return new Versioned<>(status.version(), status.draft());
    }

    private static String page(Status code, Form form, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("form", form);
        return "claim/status-form";
    }
}
