package org.claimbook.response;

import java.util.UUID;
import org.claimbook.claim.Claims;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.ScreenController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// What a party answered, or did not, by hand.
@ScreenController
@RequestMapping("/claims/{id}/responses")
class ResponseScreens {

    private final Responses responses;
    private final Claims claims;
    private final Forms forms;

    ResponseScreens(Responses responses, Claims claims, Forms forms) {
        this.responses = responses;
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
                    responses.post(id, form.read(ResponseDraft.class), form.faults(), actor);
                    return "/claims/" + id + "#responses";
                },
                () -> page(id, form, model));
    }

    private String page(UUID id, Form form, Model model) {
        model.addAttribute("about", claims.head(id));
        model.addAttribute("form", form);
        return "response/response";
    }
}
