package org.claimbook.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Page;
import org.claimbook.shared.Tagged;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Whoever asks, over REST.
@Tag(name = "Users", description = "Who works here, and what they may do.")
@RestController
@RequestMapping("/api/v1/me")
class MeApi {

    private final Users users;
    private final PasswordSignIn passwords;
    private final Sessions sessions;
    private final Etags etags;

    MeApi(Users users, PasswordSignIn passwords, Sessions sessions, Etags etags) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.etags = etags;
    }

    @Operation(
            summary = "Who am I?",
            description = "The user who is signed in, and what they may do; with a token, less.")
    @GetMapping
    ResponseEntity<Tagged<UserView>> getMe(Actor actor, Authentication known) {
        UserView me = users.me(actor).as(actor.role(), SignedIn.rights(known));
        return etags.ok(etags.tag(me.version(), me));
    }

    @Operation(
            summary = "Set my password",
            description = "Ends my sessions; tokens stay. Not with a token.")
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassword(@RequestBody PasswordDraft draft, Actor actor) {
        passwords.confirm(actor, draft.current());
        users.changePassword(draft.password(), actor);
    }

    @Operation(
            summary = "List my sessions",
            description = "Where I am signed in with a browser, newest first.")
    @GetMapping("/sessions")
    Page<SessionView> listSessions(Actor actor) {
        return new Page<>(sessions.list(actor), null);
    }

    @Operation(summary = "End a session of mine", description = "At once, wherever it is.")
    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable UUID id, Actor actor) {
        sessions.end(id, actor);
    }
}
