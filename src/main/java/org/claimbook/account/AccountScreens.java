package org.claimbook.account;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.Role;
import org.claimbook.shared.ScreenController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// One's own account: password, tokens, where one is signed in.
@ScreenController
@RequestMapping("/account")
class AccountScreens {

    private final Users users;
    private final PasswordSignIn passwords;
    private final Tokens tokens;
    private final Sessions sessions;
    private final Forms forms;

    AccountScreens(
            Users users, PasswordSignIn passwords, Tokens tokens, Sessions sessions, Forms forms) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.sessions = sessions;
        this.forms = forms;
    }

    @GetMapping
    String account(Actor actor, Model model) {
        return page(forms.blank(), actor, model);
    }

    /// Ends all sessions, this one too.
    @PostMapping("/password")
    String password(Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    PasswordDraft draft = form.readWhole(PasswordDraft.class);
                    passwords.confirm(actor, draft.current());
                    users.changePassword(draft.password(), actor);
                    return "/login?out";
                },
                () -> page(form, actor, model));
    }

    /// Shows the token itself, this once.
    @PostMapping("/tokens")
    String makeToken(Form form, Actor actor, Model model) {
        List<TokenView> made = new ArrayList<>();
        String turnedDown =
                forms.post(
                        form,
                        actor,
                        () -> {
                            made.add(tokens.create(form.readWhole(TokenDraft.class), actor));
                            return "/account";
                        },
                        () -> page(form, actor, model));
        if (made.isEmpty()) {
            return turnedDown;
        }
        model.addAttribute("made", made.getFirst());
        return page(forms.blank(), actor, model);
    }

    @PostMapping("/tokens/{id}/revocation")
    String revoke(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    tokens.revoke(id, actor);
                    return "/account#tokens";
                },
                () -> page(form, actor, model));
    }

    @PostMapping("/sessions/{id}/end")
    String end(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    sessions.end(id, actor);
                    return "/account#sessions";
                },
                () -> page(form, actor, model));
    }

    private String page(Form form, Actor actor, Model model) {
        model.addAttribute("user", users.me(actor));
        model.addAttribute(
                "tokens",
                actor.role().includes(Role.EDITOR) ? tokens.list(null, actor) : List.of());
        model.addAttribute("sessions", sessions.list(actor));
        model.addAttribute("form", form);
        return "account/account";
    }
}
