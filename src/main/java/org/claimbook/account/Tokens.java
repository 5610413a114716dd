package org.claimbook.account;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Forbidden;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The tokens that programs sign in with.
@Component
@Transactional
public class Tokens {

    private static final int MOST = 100;

    private final TokenRepository tokens;
    private final Audit audit;
    private final Clock clock;

    Tokens(TokenRepository tokens, Audit audit, Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /// A user's that are not revoked, newest first; the actor's own unless one is named.
    ///
    /// @throws Forbidden if they are somebody else's, and the actor is no administrator
    @Transactional(readOnly = true)
    @OpenTo(Caller.EDITOR)
    public List<TokenView> list(@Nullable UUID user, Actor actor) {
        UUID owner = user == null ? actor.id() : user;
        if (!owner.equals(actor.id()) && actor.role() != Role.ADMIN) {
            throw new Forbidden("Only an administrator sees the tokens of others.");
        }
        return live(owner).stream().map(token -> token.view(null)).toList();
    }

    /// The one view that shows the token itself.
    @OpenTo(Caller.EDITOR)
    public TokenView create(TokenDraft draft, Actor owner) {
        if (live(owner.id()).size() >= MOST) {
            throw new Conflict("too-many-tokens", "Revoke some of your " + MOST + " tokens first.");
        }
        Secret secret = Secret.next();
        ApiToken token = new ApiToken(draft, secret, owner, clock.instant());
        tokens.save(token);
        audit.record(owner, Action.CREATED, subject(token), null, token.view(null));
        return token.view(secret.text());
    }

    /// Ends a token at once.
    ///
    /// @throws NotFound if the actor has none of that id; an administrator has everybody's
    @OpenTo(Caller.EDITOR)
    public void revoke(UUID id, Actor actor) {
        ApiToken token =
                tokens.findForUpdateById(id)
                        .filter(it -> it.mayBeRevokedBy(actor))
                        .orElseThrow(() -> new NotFound("token", id));
        revoke(token, actor);
    }

    /// Ends all of a user's, as part of a reset.
    @OpenTo(Caller.ROOMS)
    void revokeAll(UUID user, Actor actor) {
        live(user).forEach(token -> revoke(token, actor));
    }

    private void revoke(ApiToken token, Actor actor) {
        if (token.revoke(clock.instant())) {
            audit.record(actor, Action.REVOKED, subject(token), null, null);
        }
    }

    private List<ApiToken> live(UUID user) {
        return tokens.findByUserIdAndRevokedAtNullOrderByIdDesc(user);
    }

    private static Subject subject(ApiToken token) {
        return Subject.of(Subject.Kind.TOKEN, token.getId());
    }
}
