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
import org.springframework.transaction.annotation.Transactional;

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
    private final Clock clock;

    Users(
            UserRepository repository,
            PasswordEncoder encoder,
            Sessions sessions,
            Tokens tokens,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.encoder = encoder;
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
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

    /// @throws Conflict if there is a user of that name
    @OpenTo(Caller.ADMIN)
    public UserView create(UserDraft draft, Actor actor) {
        if (draft.password() == null) {
            throw new Invalid("/password", "required", "It is required.");
        }
        PasswordRules.check("/password", draft.password(), draft.username());
        repository
                .findByName(draft.username())
                .ifPresent(user -> {
                    throw new Conflict("user-exists", "There is a user of that name.", user.id());
                });
        return add(draft, draft.password(), actor);
    }

    /// Edits what an administrator may set. Another password is a reset: it ends the sessions and
    /// revokes the tokens that may be in other hands.
    @OpenTo(Caller.ADMIN)
    public UserView edit(UUID id, Expected expected, UnaryOperator<UserDraft> change, Actor actor) {
        repository.lock();
        User user = locked(id);
        expected.check(user.version());
        UserView before = user.view();
        UserDraft was = user.draft();
        UserDraft draft = change.apply(was);
        user.edit(draft);
        if (draft.password() != null) {
            setPassword(user, draft.password(), actor);
            tokens.revokeAll(id, actor);
        }
        if (before.enabled() && !user.isEnabled()) {
            sessions.endAll(id);
        }
        repository.saveAndFlush(user);
        refuseToLoseTheLastAdmin(before);
        if (!user.draft().equals(was)) {
            audit.record(actor, Action.CHANGED, subject(id), before, user.view());
        }
        return user.view();
    }

    /// Sets one's own password and ends one's sessions, in case somebody else had the old one.
    @OpenTo(Caller.READER)
    public void changePassword(String password, Actor actor) {
        setPassword(locked(actor.id()), password, actor);
    }

    /// Whether there was nobody yet, so that the administrator has been created.
    @OpenTo(Caller.ROOMS)
    boolean createFirst(String username, String password) {
        repository.lock();
        if (repository.existsByPasswordNotNull()) {
            return false;
        }
        WeakPassword.refuse(password, username);
        add(new UserDraft(username, null, Role.ADMIN, null, true), password, SYSTEM);
        return true;
    }

    private UserView view(UUID id) {
        return repository.findById(id).map(User::view).orElseThrow(() -> new NotFound("user", id));
    }

    private UserView add(UserDraft draft, String password, Actor actor) {
        User user =
                User.withPassword(
                        draft.username(), encoder.encode(password), Role.READER, clock.instant());
        user.edit(draft);
        UserView view = repository.saveAndFlush(user).view();
        audit.record(actor, Action.CREATED, subject(user.id()), null, view);
        return view;
    }

    private void setPassword(User user, String password, Actor actor) {
        PasswordRules.check("/password", password, user.username());
        user.replacePassword(encoder.encode(password));
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
