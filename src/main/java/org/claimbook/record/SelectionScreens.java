package org.claimbook.record;

import java.util.List;
import java.util.UUID;
import org.claimbook.claim.Claims;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.ScreenController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/// Assigns, moves and tags claims that were ticked in a list, all or none.
@ScreenController
class SelectionScreens {

    private final Claims claims;
    private final WholeClaims whole;
    private final Forms forms;

    SelectionScreens(Claims claims, WholeClaims whole, Forms forms) {
        this.claims = claims;
        this.whole = whole;
        this.forms = forms;
    }

    @PostMapping("/claims/selection")
    String set(Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    set(form.readWhole(SelectionDraft.class), actor);
                    return place(form.own("back"));
                },
                () -> {
                    List<UUID> ids = form.read(SelectionDraft.class).inOrder();
                    model.addAttribute("items", whole.items(ids, null, actor));
                    model.addAttribute("form", form);
                    return "record/selection";
                });
    }

    private void set(SelectionDraft draft, Actor actor) {
        if (draft.inOrder().isEmpty()) {
            throw new Invalid("/ids", "none-chosen", "No claim is ticked.");
        }
        Faults faults = new Faults();
        draft.inOrder().forEach(id -> claims.edit(id, Expected.any(), draft::on, faults, actor));
        faults.throwIfAny();
    }

    /// Back to the list, as it was filtered.
    private static String place(String query) {
        return query.matches("\\?[\\x21-\\x7e]*") ? "/claims" + query : "/claims";
    }
}
