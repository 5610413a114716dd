package org.claimbook.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Etags;
import org.claimbook.shared.Expected;
import org.claimbook.shared.MergePatch;
import org.claimbook.shared.Page;
import org.claimbook.shared.Paging;
import org.claimbook.shared.Tagged;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Users over REST, for administrators.
@Tag(name = "Users", description = "Who works here, and what they may do.")
@RestController
@RequestMapping(UserApi.PATH)
class UserApi {

    static final String PATH = "/api/v1/users";

    private final Users users;
    private final Sessions sessions;
    private final Etags etags;
    private final MergePatch mergePatch;

    UserApi(Users users, Sessions sessions, Etags etags, MergePatch mergePatch) {
        this.users = users;
        this.sessions = sessions;
        this.etags = etags;
        this.mergePatch = mergePatch;
    }

    @Operation(summary = "List users", description = "By name.")
    @GetMapping
    ResponseEntity<Page<Tagged<UserView>>> listUsers(Paging paging) {
        return paging.page(
                users.list(paging.afterKey(), paging.limit() + 1),
                user -> List.of(user.username().toLowerCase(Locale.ROOT)),
                this::tagged);
    }

    @Operation(
            summary = "Create a user",
            description =
                    "The role is READER unless given. A password has 12 to 200 characters, whichever they are, and is none of those that are tried first.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Tagged<UserView>> createUser(@RequestBody UserDraft draft, Actor actor) {
        UserView created = users.create(draft, actor);
        return etags.created(PATH + "/" + created.id(), tagged(created));
    }

    @Operation(summary = "Read a user")
    @GetMapping("/{id}")
    ResponseEntity<Tagged<UserView>> getUser(@PathVariable UUID id) {
        return etags.ok(tagged(users.get(id)));
    }

    @Operation(
            summary = "Edit, disable or reset a user",
            description =
                    "Role, rights and `enabled` hold from the next request on. A `password` is a reset: it ends the user's sessions and revokes their tokens. The last enabled ADMIN stays one: 409.")
    @PatchMapping(path = "/{id}", consumes = MergePatch.TYPE)
    ResponseEntity<Tagged<UserView>> editUser(
            @PathVariable UUID id,
            Expected expected,
            @RequestBody @Schema(implementation = UserDraft.class) JsonNode patch,
            Actor actor) {
        UserView edited = users.edit(id, expected, draft -> mergePatch.apply(patch, draft), actor);
        return etags.ok(tagged(edited));
    }

    @Operation(summary = "End the sessions of a user", description = "At once, wherever they are.")
    @DeleteMapping("/{id}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(@PathVariable UUID id, Actor actor) {
        sessions.endAll(users.get(id).id(), actor);
    }

    private Tagged<UserView> tagged(UserView user) {
        return etags.tag(user.version(), user);
    }
}
