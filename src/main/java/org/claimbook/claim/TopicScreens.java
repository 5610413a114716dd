package org.claimbook.claim;

import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.MergeDraft;
import org.claimbook.shared.Names;
import org.claimbook.shared.Paging;
import org.claimbook.shared.ScreenController;
import org.claimbook.shared.Versioned;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Topics on screens: named, renamed, merged, deleted.
@ScreenController
@RequestMapping("/topics")
class TopicScreens {

    private static final String PLACE = "/topics";

    private final Topics topics;
    private final TopicMerges merges;
    private final Forms forms;

    TopicScreens(Topics topics, TopicMerges merges, Forms forms) {
        this.topics = topics;
        this.merges = merges;
        this.forms = forms;
    }

    @GetMapping
    String list(Paging paging, Model model) {
        return list(forms.blank(), paging, model);
    }

    @PostMapping
    String create(Form form, Paging paging, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    topics.create(form.readWhole(TopicDraft.class), actor);
                    return PLACE;
                },
                () -> list(form, paging, model));
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
                    topics.edit(id, form.expected(), form::applyWhole, actor);
                    return PLACE;
                },
                () -> {
                    form.compareIfStale(() -> seen(id));
                    return page(id, form, model);
                });
    }

    @PostMapping("/{id}/merge")
    String merge(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    UUID into = form.readWhole(MergeDraft.class).into();
                    merges.merge(id, form.expected(), into, actor);
                    return PLACE;
                },
                () -> page(id, form, model));
    }

    @PostMapping("/{id}/removal")
    String delete(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    topics.delete(id, form.expected(), actor);
                    return PLACE;
                },
                () -> page(id, form, model));
    }

    private Versioned<TopicDraft> seen(UUID id) {
        TopicView topic = topics.get(id);
        return new Versioned<>(topic.version(), new TopicDraft(topic.name()));
    }

    private String list(Form form, Paging paging, Model model) {
        List<TopicView> rows = topics.list(paging.afterKey(), paging.limit() + 1);
        model.addAttribute("topics", rows.stream().limit(paging.limit()).toList());
        model.addAttribute("next", paging.next(rows, topic -> List.of(Names.fold(topic.name()))));
        model.addAttribute("form", form);
        return "claim/topics";
    }

    private String page(UUID id, Form form, Model model) {
        model.addAttribute("topic", topics.get(id));
        model.addAttribute("others", topics.list(null, 200));
        model.addAttribute("form", form);
        return "claim/topic";
    }
}
