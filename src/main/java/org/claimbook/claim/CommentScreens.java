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

/// The desk's notes about a claim, with a field for the next.
@ScreenController
@RequestMapping("/claims/{id}/comments")
class CommentScreens {

    private static final int SHOWN = 100;

    private final Comments comments;
    private final Claims claims;
    private final Forms forms;

    CommentScreens(Comments comments, Claims claims, Forms forms) {
        this.comments = comments;
        this.claims = claims;
        this.forms = forms;
    }

    @GetMapping
    String list(@PathVariable UUID id, Model model) {
        return page(id, forms.blank(), model);
    }

    @PostMapping
    String add(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    comments.post(id, form.readWhole(CommentDraft.class), actor);
                    return "/claims/" + id + "#comments";
                },
                () -> page(id, form, model));
    }

    private String page(UUID id, Form form, Model model) {
        model.addAttribute("about", claims.head(id));
        model.addAttribute("comments", comments.list(id, null, SHOWN));
        model.addAttribute("form", form);
        return "claim/comments";
    }
}
