package org.claimbook.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Page;
import org.claimbook.shared.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// API tokens over REST.
@Tag(name = "Tokens", description = "What programs sign in with.")
@RestController
@RequestMapping(TokenApi.PATH)
class TokenApi {

    static final String PATH = "/api/v1/tokens";

    private final Tokens tokens;
    private final PublicUrl url;

    TokenApi(Tokens tokens, PublicUrl url) {
        this.tokens = tokens;
        this.url = url;
    }

    @Operation(
            summary = "List tokens",
            description =
                    "Mine, newest first, without the tokens themselves; an ADMIN may name a `user`. `lastUsedAt` is to the minute.")
    @GetMapping
    Page<TokenView> listTokens(@RequestParam @Nullable UUID user, Actor actor) {
        return new Page<>(tokens.list(user, actor), null);
    }

    @Operation(
            summary = "Create a token",
            description =
                    "`token` is shown in this answer only. It acts for its owner with its role, or with the owner's where that is less, and never with a right given by name. READER for 90 days unless given, 366 days at most. Not with a token.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TokenView> createToken(@RequestBody TokenDraft draft, Actor actor) {
        TokenView created = tokens.create(draft, actor);
        return ResponseEntity.created(URI.create(url.of(PATH + "/" + created.id())))
                .cacheControl(CacheControl.noStore())
                .body(created);
    }

    @Operation(
            summary = "Revoke a token",
            description = "At once. One's own; an ADMIN revokes anybody's.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeToken(@PathVariable UUID id, Actor actor) {
        tokens.revoke(id, actor);
    }
}
