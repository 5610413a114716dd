package org.claimbook.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Tagged;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whoever asks, over REST.
@Tag(name = "Users", description = "Who works here, and what they may do.")
@RestController
class MeApi {

    private final Users users;
    private final Etags etags;

    MeApi(Users users, Etags etags) {
        this.users = users;
        this.etags = etags;
    }

    @Operation(
            summary = "Who am I?",
            description = "The user who is signed in, and what they may do.")
    @GetMapping("/api/v1/me")
    ResponseEntity<Tagged<UserView>> getMe(Actor actor) {
        return etags.ok(etags.tag(users.versioned(actor.id())));
    }
}
