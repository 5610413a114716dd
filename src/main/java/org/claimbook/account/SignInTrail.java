package org.claimbook.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.RequestInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down who came in, from where, and who did not. Names that nobody has are not kept: a
/// password is easily typed in the wrong field.
@Component
@Transactional
class SignInTrail {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration NOTED = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final UserRepository users;
    private final Audit audit;
    private final Clock clock;
    private final Map<String, Instant> noted =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > MOST;
                }
            };

    SignInTrail(UserRepository users, Audit audit, Clock clock) {
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    void signedIn(Actor actor, String way) {
        audit.record(actor, Action.SIGNED_IN, user(actor.id()), null, Map.of("way", way));
    }

    /// HTTP Basic signs in with each request: noted once an hour from each address.
    void cameIn(Actor actor) {
        if (isNews(actor.id() + " " + RequestInfo.current().address())) {
            signedIn(actor, "basic");
        }
    }

    void signedOut(Actor actor) {
        audit.record(actor, Action.SIGNED_OUT, user(actor.id()), null, null);
    }

    void wrongPassword(String username) {
        UUID user = users.findByName(username).map(User::id).orElse(NOBODY);
        audit.record(null, Action.SIGN_IN_REFUSED, user(user), null, Map.of("way", "password"));
    }

    /// Whoever has to wait may come again as often as they like: noted once an hour from each
    /// address.
    void tooManyPasswords(String username) {
        UUID user = users.findByName(username).map(User::id).orElse(NOBODY);
        tooMany(user(user), "password");
    }

    void tooManyTokens() {
        tooMany(Subject.of(Subject.Kind.TOKEN, NOBODY), "token");
    }

    void wrongToken(@Nullable UUID token, String why) {
        audit.record(
                null,
                Action.SIGN_IN_REFUSED,
                Subject.of(Subject.Kind.TOKEN, token == null ? NOBODY : token),
                null,
                Map.of("way", "token", "why", why));
    }

    /// Who comes from the issuer and may not, by whatever name.
    void refusedFromIssuer() {
        audit.record(null, Action.SIGN_IN_REFUSED, user(NOBODY), null, Map.of("way", "issuer"));
    }

    /// Somebody asked who a confidential source is, and has no right to know.
    void secretRefused(Actor actor, UUID source) {
        audit.record(
                actor,
                Action.READ_REFUSED,
                Subject.of(Subject.Kind.SOURCE, source),
                null,
                Map.of("field", "protected"));
    }

    private void tooMany(Subject subject, String way) {
        if (isNews(way + " " + subject.id() + " " + RequestInfo.current().address())) {
            audit.record(
                    null,
                    Action.SIGN_IN_REFUSED,
                    subject,
                    null,
                    Map.of("way", way, "why", "too many tries"));
        }
    }

    private boolean isNews(String who) {
        Instant now = clock.instant();
        synchronized (noted) {
            Instant last = noted.get(who);
            if (last != null && last.plus(NOTED).isAfter(now)) {
                return false;
            }
            noted.put(who, now);
            return true;
        }
    }

    private static Subject user(UUID id) {
        return Subject.of(Subject.Kind.USER, id);
    }
}
