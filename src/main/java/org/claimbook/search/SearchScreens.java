package org.claimbook.search;

import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.ScreenController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The searches that somebody keeps, and what is new in them.
@ScreenController
@RequestMapping("/searches")
class SearchScreens {

    private static final int SHOWN = 50;

    private final SavedSearches searches;
    private final Forms forms;

    SearchScreens(SavedSearches searches, Forms forms) {
        this.searches = searches;
        this.forms = forms;
    }

    @GetMapping
    String list(Actor actor, Model model) {
        return page(forms.blank(), actor, model);
    }

    @PostMapping
    String keep(Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    searches.create(form.read(SavedSearchDraft.class), form.faults(), actor);
                    return "/searches";
                },
                () -> page(form, actor, model));
    }

    /// Leads to the list, and notes that its owner has looked.
    @PostMapping("/{id}/look")
    String look(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    SavedSearchView search = searches.get(id, actor);
                    searches.edit(
                            id,
                            form.expected(),
                            kept -> new SavedSearchDraft(kept.name(), kept.query(), null),
                            form.faults(),
                            actor);
                    return "/claims?" + search.query();
                },
                () -> page(form, actor, model));
    }

    @PostMapping("/{id}/deletion")
    String delete(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    searches.delete(id, form.expected(), actor);
                    return "/searches";
                },
                () -> page(form, actor, model));
    }

    private String page(Form form, Actor actor, Model model) {
        model.addAttribute("searches", searches.list(null, SHOWN, actor));
        model.addAttribute("form", form);
        return "search/searches";
    }
}
