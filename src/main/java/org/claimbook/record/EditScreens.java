package org.claimbook.record;

import java.util.UUID;
import org.claimbook.claim.ClaimFields;
import org.claimbook.claim.Claims;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.MergeDraft;
import org.claimbook.shared.ScreenController;
import org.claimbook.shared.Versioned;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Edits a claim's own fields, publishes, merges and deletes it.
@ScreenController
@RequestMapping("/claims/{id}")
class EditScreens {

    private final Claims claims;
    private final Recording recording;
    private final Forms forms;

    EditScreens(Claims claims, Recording recording, Forms forms) {
        this.claims = claims;
        this.recording = recording;
        this.forms = forms;
    }

    @GetMapping("/edit")
    String edit(@PathVariable UUID id, Model model) {
        return page(id, "edit", forms.of(seen(id)), model);
    }

    @PostMapping
    String save(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    claims.edit(
                            id,
                            form.expected(),
                            fields -> form.apply(ClaimDraft.of(fields)).ownFields(form.faults()),
                            form.faults(),
                            actor);
                    return "/claims/" + id;
                },
                () -> {
                    form.compareIfStale(() -> seen(id));
                    return page(id, "edit", form, model);
                });
    }

    @GetMapping("/publication")
    String publishing(@PathVariable UUID id, Model model) {
        return page(id, "publication", model);
    }

    @PostMapping("/publication")
    String publish(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    String waiver = form.readWhole(PublicationDraft.class).waiver();
                    recording.publish(id, form.expected(), waiver, actor);
                    return "/claims/" + id;
                },
                () -> page(id, "publication", form, model));
    }

    @PostMapping("/publication/withdrawal")
    String withdraw(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    claims.withdraw(id, form.expected(), actor);
                    return "/claims/" + id;
                },
                () -> page(id, "turned-down", form, model));
    }

    @GetMapping("/merge")
    String merging(@PathVariable UUID id, Model model) {
        return page(id, "merge", model);
    }

    @PostMapping("/merge")
    String merge(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    UUID into = form.readWhole(MergeDraft.class).into();
                    recording.merge(id, form.expected(), into, actor);
                    return "/claims/" + into;
                },
                () -> page(id, "merge", form, model));
    }

    @GetMapping("/deletion")
    String deleting(@PathVariable UUID id, Model model) {
        return page(id, "deletion", model);
    }

    @PostMapping("/deletion")
    String delete(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    claims.delete(id, form.expected(), actor);
                    return "/claims";
                },
                () -> page(id, "deletion", form, model));
    }

    private String page(UUID id, String page, Model model) {
        return page(id, page, forms.blank(claims.head(id).version()), model);
    }

    private String page(UUID id, String page, Form form, Model model) {
        model.addAttribute("about", claims.head(id));
        model.addAttribute("form", form);
        return "claim/" + page;
    }

    private Versioned<ClaimDraft> seen(UUID id) {
        Versioned<ClaimFields> now = claims.fields(id);
        return new Versioned<>(now.version(), ClaimDraft.of(now.body()));
    }
}
