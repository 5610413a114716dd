package org.claimbook.account;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Where people are signed in with a browser. What a session knows is plain text, so that a new
/// release reads what an old one kept; its id here is not the secret in the cookie.
@Component
@Transactional
public class Sessions {

    static final String ID = "id";
    static final String ADDRESS = "address";
    static final String CLIENT = "client";

    private final FindByIndexNameSessionRepository<? extends Session> kept;
    private final JdbcClient database;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> kept,
            JdbcClient database,
            Audit audit,
            TransactionTemplate transaction) {
        this.kept = kept;
        this.database = database;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// The actor's own, newest first.
    @Transactional(propagation = Propagation.SUPPORTS)
    @OpenTo(Caller.READER)
    public List<SessionView> list(Actor actor) {
        return kept.findByPrincipalName(actor.id().toString()).values().stream()
                .map(Sessions::view)
                .sorted(Comparator.comparing(SessionView::signedInAt).reversed())
                .toList();
    }

    /// Ends one of the actor's own. Spring Session looks it up with a connection of its own, so
    /// none is held meanwhile.
    ///
    /// @throws NotFound if the actor has none of that id
    @Transactional(propagation = Propagation.SUPPORTS)
    @OpenTo(Caller.READER)
    public void end(UUID id, Actor actor) {
        String secret =
                kept.findByPrincipalName(actor.id().toString()).entrySet().stream()
                        .filter(session -> view(session.getValue()).id().equals(id))
                        .findFirst()
                        .map(Map.Entry::getKey)
                        .orElseThrow(() -> new NotFound("session", id));
        transaction.executeWithoutResult(_ -> {
            database.sql("delete from spring_session where session_id = :id")
                    .param("id", secret)
                    .update();
            audit.record(
                    actor, Action.SIGNED_OUT, subject(actor.id()), null, Map.of("session", id));
        });
    }

    /// Ends all of a user's.
    @OpenTo(Caller.ADMIN)
    public void endAll(UUID user, Actor actor) {
        int ended = endAll(user);
        audit.record(actor, Action.SIGNED_OUT, subject(user), null, Map.of("sessions", ended));
    }

    /// The same as part of a change that is audited itself.
    @OpenTo(Caller.ROOMS)
    int endAll(UUID user) {
        return database.sql("delete from spring_session where principal_name = :user")
                .param("user", user.toString())
                .update();
    }

    private static SessionView view(Session session) {
        return new SessionView(
                UUID.fromString(session.getRequiredAttribute(ID)),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getAttribute(ADDRESS),
                session.getAttribute(CLIENT));
    }

    private static Subject subject(UUID user) {
        return Subject.of(Subject.Kind.USER, user);
    }
}
