package org.claimbook.verification;

import java.util.List;
import java.util.UUID;
import org.claimbook.claim.Claims;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.ScreenController;
import org.claimbook.source.SourceMention;
import org.claimbook.verification.Verifications.Foresight;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Findings by hand: recorded with a look ahead at their guards, taken back, signed off.
@ScreenController
@RequestMapping("/claims/{id}/verifications")
class VerificationScreens {

    private final Verifications verifications;
    private final Claims claims;
    private final Forms forms;

    VerificationScreens(Verifications verifications, Claims claims, Forms forms) {
        this.verifications = verifications;
        this.claims = claims;
        this.forms = forms;
    }

    /// The form for a finding; or for taking one back.
    @GetMapping("/new")
    String blank(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID voids,
            Model model) {
        return page(id, voids == null ? forms.blank() : forms.of(takingBack(id, voids)), model);
    }

    @PostMapping
    String add(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    verifications.post(
                            id, form.read(VerificationDraft.class), form.faults(), actor);
                    return "/claims/" + id + "#findings";
                },
                () -> page(id, form, model));
    }

    /// What would stand against it, while it is being typed.
    @PostMapping("/guards")
    String guards(@PathVariable UUID id, Form form, Model model) {
        model.addAttribute("ahead", ahead(id, form));
        return "verification/finding :: ahead";
    }

    @PostMapping("/{finding}/sign-off")
    String signOff(
            @PathVariable UUID id,
            @PathVariable UUID finding,
            Form form,
            Actor actor,
            Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    verifications.signOff(id, finding, form.expected(), actor);
                    return "/claims/" + id + "#finding-" + finding;
                },
                () -> {
                    model.addAttribute("about", claims.head(id));
                    model.addAttribute("form", form);
                    return "claim/turned-down";
                });
    }

    private VerificationDraft takingBack(UUID id, UUID voided) {
        VerificationView finding = verifications.get(id, voided).body();
        SourceMention verifier =
                finding.verifier().desk()
                        ? null
                        : new SourceMention(
                                finding.verifier().id(),
                                finding.verifier().name(),
                                null,
                                null,
                                null,
                                null);
        return new VerificationDraft(
                null, null, null, null, verifier, null, null, null, null, null, null, null, null,
                voided);
    }

    /// Others' findings are recorded as they made them: nothing stands against those.
    private Foresight ahead(UUID id, Form form) {
        boolean others =
                !form.value("/verifier/name").isBlank() || !form.value("/verifier/id").isBlank();
        try {
            return others
                    ? new Foresight(List.of(), false)
                    : verifications.foresee(id, form.readWhole(VerificationDraft.class));
        } catch (Invalid _) {
            return new Foresight(List.of(), false);
        }
    }

    private String page(UUID id, Form form, Model model) {
        model.addAttribute("about", claims.head(id));
        model.addAttribute("form", form);
        model.addAttribute("ahead", ahead(id, form));
        return "verification/finding";
    }
}
