package org.claimbook.account;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Form;
import org.claimbook.shared.Forms;
import org.claimbook.shared.Paging;
import org.claimbook.shared.Right;
import org.claimbook.shared.Role;
import org.claimbook.shared.ScreenController;
import org.claimbook.shared.Versioned;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The users, for administrators.
@ScreenController
@RequestMapping("/admin/users")
class UserScreens {

    private static final String PLACE = "/admin/users";

    private final Users users;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Forms forms;

    UserScreens(Users users, Sessions sessions, Tokens tokens, Forms forms) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.forms = forms;
    }

    @GetMapping
    String list(Paging paging, Model model) {
        List<UserView> rows = users.list(paging.afterKey(), paging.limit() + 1);
        model.addAttribute("users", rows.stream().limit(paging.limit()).toList());
        model.addAttribute(
                "next",
                paging.next(rows, user -> List.of(user.username().toLowerCase(Locale.ROOT))));
        return "account/users";
    }

    @GetMapping("/new")
    String blank(Model model) {
        return page(PLACE, forms.of(new UserDraft("", null, Role.EDITOR, null, true)), model);
    }

    @PostMapping
    String create(Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    users.create(form.readWhole(UserDraft.class), actor);
                    return PLACE;
                },
                () -> page(PLACE, form, model));
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Actor actor, Model model) {
        return page(id, forms.of(seen(id)), actor, model);
    }

    @PostMapping("/{id}")
    String save(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    users.edit(id, form.expected(), form::applyWhole, actor);
                    return PLACE;
                },
                () -> {
                    form.compareIfStale(() -> seen(id));
                    return page(id, form, actor, model);
                });
    }

    /// Wherever they are signed in.
    @PostMapping("/{id}/sessions/end")
    String endSessions(@PathVariable UUID id, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    sessions.endAll(users.get(id).id(), actor);
                    return PLACE;
                },
                () -> page(id, form, actor, model));
    }

    /// One of their programs gets in no more.
    @PostMapping("/{id}/tokens/{token}/revocation")
    String revoke(
            @PathVariable UUID id, @PathVariable UUID token, Form form, Actor actor, Model model) {
        return forms.post(
                form,
                actor,
                () -> {
                    tokens.revoke(token, actor);
                    return PLACE + "/" + id + "/edit#tokens";
                },
                () -> page(id, form, actor, model));
    }

    private Versioned<UserDraft> seen(UUID id) {
        UserView user = users.get(id);
        return new Versioned<>(
                user.version(),
                new UserDraft(user.username(), null, user.role(), user.rights(), user.enabled()));
    }

    private String page(UUID id, Form form, Actor actor, Model model) {
        model.addAttribute("tokens", tokens.list(id, actor));
        return page(PLACE + "/" + id, form, model);
    }

    private static String page(String to, Form form, Model model) {
        model.addAttribute("to", to);
        model.addAttribute("rights", Right.values());
        model.addAttribute("form", form);
        return "account/user";
    }
}
