package org.claimbook.claim;

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

/// Links a claim to another, and takes a link away.
@ScreenController
@RequestMapping("/claims/{id}/links")
class LinkScreens {

    private final Links links;
    private final Claims claims;
    private final Forms forms;

    LinkScreens(Links links, Claims claims, Forms forms) {
        this.links = links;
        this.claims = claims;
        this.forms = forms;
    }

    @GetMapping("/new")
    String blank(@PathVariable UUID id, Model model) {
        return page(id, forms.blank(), model);
    }

    @PostMapping
    String add(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    links.post(id, form.read(LinkDraft.class), form.faults(), actor);
                    return "/claims/" + id + "#links";
                },
                () -> page(id, form, model));
    }

    @PostMapping("/{link}/removal")
    String remove(
            @PathVariable UUID id, @PathVariable UUID link, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    links.remove(id, link, form.expected(), actor);
                    return "/claims/" + id + "#links";
                },
                () -> turnedDown(id, form, model));
    }

    private String page(UUID id, Form form, Model model) {
        model.addAttribute("about", claims.head(id));
        model.addAttribute("form", form);
        return "claim/link";
    }

    private String turnedDown(UUID id, Form form, Model model) {
        model.addAttribute("about", claims.head(id));
        model.addAttribute("form", form);
        return "claim/turned-down";
    }
}
