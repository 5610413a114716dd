package org.claimbook.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Expected;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The users of this Claimbook.
@Service
@Transactional
public class Users {

    private static final Actor SYSTEM =
            new Actor(
                    UUID.fromString("019a0000-0000-7000-8000-000000000001"),
                    "claimbook",
                    Role.REVIEWER);

    private final UserRepository repository;
    private final PasswordEncoder encoder;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Users(
            UserRepository repository,
            PasswordEncoder encoder,
            Sessions sessions,
            Tokens tokens,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.encoder = encoder;
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Claimbook itself: a user that nobody can sign in as; it publishes its sample.
    public static Actor system() {
        return SYSTEM;
    }

    /// The id of the user of that name; case makes no difference.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public Optional<UUID> find(String username) {
        return repository.findByName(username).map(User::id);
    }

    /// Whoever that is, as long as they may sign in; for what goes on after they have asked for it.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ROOMS)
    public Optional<Actor> actor(UUID id) {
        return repository.findById(id).filter(User::isEnabled).map(User::actor);
    }

    @Transactional(readOnly = true)
    @OpenTo(Caller.ADMIN)
    public UserView get(UUID id) {
        return view(id);
    }

    /// Whoever asks.
    @Transactional(readOnly = true)
    @OpenTo(Caller.READER)
    public UserView me(Actor actor) {
        return view(actor.id());
    }

    /// By name; case makes no difference.
    @Transactional(readOnly = true)
    @OpenTo(Caller.ADMIN)
    public List<UserView> list(@Nullable String after, int limit) {
        return repository.findPage(after, limit).stream().map(User::view).toList();
    }

    /// Hashes the password before it takes a connection, as everything here does.
    ///
    /// @throws Conflict if there is a user of that name
    @Transactional(propagation = Propagation.SUPPORTS)
    @OpenTo(Caller.ADMIN)
    public UserView create(UserDraft draft, Actor actor) {
        if (draft.password() == null) {
            throw new Invalid("/password", "required", "It is required.");
        }
        String hash = hash(draft.password(), draft.username());
        return transaction.execute(_ -> {
            repository
                    .findByName(draft.username())
                    .ifPresent(user -> {
                        throw new Conflict(
                                "user-exists", "There is a user of that name.", user.id());
                    });
            return add(draft, hash, actor);
        });
    }

    /// Edits what an administrator may set. Another password is a reset: it ends the sessions and
    /// revokes the tokens that may be in other hands.
    @Transactional(propagation = Propagation.SUPPORTS)
    @OpenTo(Caller.ADMIN)
    public UserView edit(UUID id, Expected expected, UnaryOperator<UserDraft> change, Actor actor) {
        UserDraft wanted = change.apply(transaction.execute(_ -> expected(id, expected).draft()));
        String hash = wanted.password() == null ? null : hash(wanted.password(), wanted.username());
        return transaction.execute(_ -> {
            repository.lock();
            return edit(expected(id, expected), change, hash, actor);
        });
    }

    /// Sets one's own password and ends one's sessions, in case somebody else had the old one.
    @Transactional(propagation = Propagation.SUPPORTS)
    @OpenTo(Caller.READER)
    public void changePassword(String password, Actor actor) {
        String hash = hash(password, actor.username());
        transaction.executeWithoutResult(_ -> setPassword(locked(actor.id()), hash, actor));
    }

    /// Whether there was nobody yet, so that the administrator has been created.
    @OpenTo(Caller.ROOMS)
    boolean createFirst(String username, String password) {
        repository.lock();
        if (repository.existsByPasswordNotNull()) {
            return false;
        }
        WeakPassword.refuse(password, username);
        add(
                new UserDraft(username, null, Role.ADMIN, null, true),
                encoder.encode(password),
                SYSTEM);
        return true;
    }

    private UserView view(UUID id) {
        return repository.findById(id).map(User::view).orElseThrow(() -> new NotFound("user", id));
    }

    private User expected(UUID id, Expected expected) {
        User user = locked(id);
        expected.check(user.version());
        return user;
    }

    private UserView edit(
            User user, UnaryOperator<UserDraft> change, @Nullable String hash, Actor actor) {
        UserView before = user.view();
        UserDraft was = user.draft();
        user.edit(change.apply(was));
        if (hash != null) {
            setPassword(user, hash, actor);
            tokens.revokeAll(user.id(), actor);
        }
        if (before.enabled() && !user.isEnabled()) {
            sessions.endAll(user.id());
        }
        repository.saveAndFlush(user);
        refuseToLoseTheLastAdmin(before);
        if (!user.draft().equals(was)) {
            audit.record(actor, Action.CHANGED, subject(user.id()), before, user.view());
        }
        return user.view();
    }

    private UserView add(UserDraft draft, String hash, Actor actor) {
        User user = User.withPassword(draft.username(), hash, Role.READER, clock.instant());
        user.edit(draft);
        UserView view = repository.saveAndFlush(user).view();
        audit.record(actor, Action.CREATED, subject(user.id()), null, view);
        return view;
    }

    private String hash(String password, String username) {
        PasswordRules.check("/password", password, username);
        return encoder.encode(password);
    }

    private void setPassword(User user, String hash, Actor actor) {
        user.replacePassword(hash);
        sessions.endAll(user.id());
        audit.record(actor, Action.PASSWORD_SET, subject(user.id()), null, null);
    }

    /// Asked under the lock that all edits take, so two administrators cannot remove each other.
    private void refuseToLoseTheLastAdmin(UserView before) {
        boolean wasAdmin = before.enabled() && before.role() == Role.ADMIN;
        if (wasAdmin && !repository.existsByEnabledTrueAndRole(Role.ADMIN)) {
            throw new Conflict("last-admin", "Somebody has to administrate: name another first.");
        }
    }

    private User locked(UUID id) {
        if (id.equals(SYSTEM.id())) {
            throw new Conflict("claimbook-itself", "Claimbook itself is nobody to sign in as.");
        }
        return repository.findForUpdateById(id).orElseThrow(() -> new NotFound("user", id));
    }

    private static Subject subject(UUID id) {
        return Subject.of(Subject.Kind.USER, id);
    }
}
