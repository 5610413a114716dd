package org.claimbook.claim;

import java.util.UUID;
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

/// Where a claim was read and through whom it came, by hand.
@ScreenController
@RequestMapping("/claims/{id}/appearances")
class AppearanceScreens {

    private final Appearances appearances;
    private final Claims claims;
    private final Forms forms;

    AppearanceScreens(Appearances appearances, Claims claims, Forms forms) {
        this.appearances = appearances;
        this.claims = claims;
        this.forms = forms;
    }

    @GetMapping("/new")
    String blank(@PathVariable UUID id, Model model) {
        return page(id, "/claims/" + id + "/appearances", forms.blank(), model);
    }

    @PostMapping
    String add(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    appearances.post(id, form.read(AppearanceDraft.class), form.faults(), actor);
                    return "/claims/" + id;
                },
                () -> page(id, "/claims/" + id + "/appearances", form, model));
    }

    @GetMapping("/{appearance}/edit")
    String edit(@PathVariable UUID id, @PathVariable UUID appearance, Model model) {
        return page(id, place(id, appearance), forms.of(seen(id, appearance)), model);
    }

    @PostMapping("/{appearance}")
    String replace(
            @PathVariable UUID id,
            @PathVariable UUID appearance,
            Form form,
            Actor actor,
            Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    appearances.put(
                            id,
                            appearance,
                            form.expected(),
                            form.read(AppearanceDraft.class),
                            form.faults(),
                            actor);
                    return "/claims/" + id;
                },
                () -> {
                    form.compareIfStale(() -> seen(id, appearance));
                    return page(id, place(id, appearance), form, model);
                });
    }

    @PostMapping("/{appearance}/removal")
    String remove(
            @PathVariable UUID id,
            @PathVariable UUID appearance,
            Form form,
            Actor actor,
            Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    appearances.remove(id, appearance, form.expected(), actor);
                    return "/claims/" + id;
                },
                () -> {
                    model.addAttribute("about", claims.head(id));
                    model.addAttribute("form", form);
                    return "claim/turned-down";
                });
    }

    @GetMapping("/{appearance}/withdrawal")
    String takenBack(@PathVariable UUID id, @PathVariable UUID appearance, Model model) {
        return withdrawal(id, appearance, forms.blank(), model);
    }

    @PostMapping("/{appearance}/withdrawal")
    String withdraw(
            @PathVariable UUID id,
            @PathVariable UUID appearance,
            Form form,
            Actor actor,
            Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    appearances.withdraw(
                            id, appearance, form.read(WithdrawalDraft.class), form.faults(), actor);
                    return "/claims/" + id;
                },
                () -> withdrawal(id, appearance, form, model));
    }

    private Versioned<AppearanceDraft> seen(UUID id, UUID appearance) {
        Versioned<AppearanceView> current = appearances.get(id, appearance);
        return new Versioned<>(current.version(), AppearanceDraft.of(current.body()));
    }

    private String withdrawal(UUID id, UUID appearance, Form form, Model model) {
        model.addAttribute("about", claims.head(id));
        model.addAttribute("appearance", appearances.get(id, appearance).body());
        model.addAttribute("form", form);
        return "claim/withdrawal";
    }

    private String page(UUID id, String to, Form form, Model model) {
        model.addAttribute("about", claims.head(id));
        model.addAttribute("to", to);
        model.addAttribute("form", form);
        return "claim/appearance";
    }

    private static String place(UUID id, UUID appearance) {
        return "/claims/%s/appearances/%s".formatted(id, appearance);
    }
}
