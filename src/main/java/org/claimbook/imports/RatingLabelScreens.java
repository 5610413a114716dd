package org.claimbook.imports;

import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.Paging;
import org.claimbook.shared.ScreenController;
import org.claimbook.shared.Versioned;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the ratings of others mean, on screens: those that nobody has mapped wait in a queue.
@ScreenController
@RequestMapping("/rating-labels")
class RatingLabelScreens {

    private static final String PLACE = "/rating-labels";

    private final RatingLabels labels;
    private final Forms forms;

    RatingLabelScreens(RatingLabels labels, Forms forms) {
        this.labels = labels;
        this.forms = forms;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "false") boolean mapped, Paging paging, Model model) {
        List<RatingLabelView> rows = labels.list(mapped, paging.afterKey(), paging.limit() + 1);
        model.addAttribute("labels", rows.stream().limit(paging.limit()).toList());
        model.addAttribute("next", paging.next(rows, label -> List.of(label.label())));
        model.addAttribute("mapped", mapped);
        return "imports/labels";
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        return page(id, forms.of(seen(id)), model);
    }

    @PostMapping("/{id}")
    String save(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    labels.edit(id, form.expected(), form::apply, form.faults(), actor);
                    return PLACE;
                },
                () -> {
                    form.compareIfStale(() -> seen(id));
                    return page(id, form, model);
                });
    }

    private Versioned<RatingLabelDraft> seen(UUID id) {
        RatingLabelView label = labels.get(id);
        return new Versioned<>(label.version(), label.draft());
    }

    private String page(UUID id, Form form, Model model) {
        model.addAttribute("label", labels.get(id));
        model.addAttribute("form", form);
        return "imports/label";
    }
}
