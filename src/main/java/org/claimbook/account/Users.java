package org.claimbook.account;

import java.util.Optional;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.NotFound;
import org.claimbook.shared.Role;
import org.claimbook.shared.Versioned;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The users of this Claimbook.
@Service
public class Users {

    private static final Actor SYSTEM =
            new Actor(
                    UUID.fromString("019a0000-0000-7000-8000-000000000001"),
                    "claimbook",
                    Role.EDITOR);

    private final UserRepository repository;
    private final PasswordEncoder passwords;
    private final Audit audit;

    Users(UserRepository repository, PasswordEncoder passwords, Audit audit) {
        this.repository = repository;
        this.passwords = passwords;
        this.audit = audit;
    }

    /// Claimbook itself: a user that nobody can sign in as.
    public static Actor system() {
        return SYSTEM;
    }

    /// The id of the user of that name; case makes no difference.
    @Transactional(readOnly = true)
    public Optional<UUID> find(String username) {
        return repository.findByName(username).map(User::id);
    }

    @Transactional(readOnly = true)
    public UserView get(UUID id) {
        return repository
                .findById(id)
                .map(UserView::of)
                .orElseThrow(() -> new NotFound("user", id));
    }

    /// The same with the version that its entity tag carries.
    @Transactional(readOnly = true)
    Versioned<UserView> versioned(UUID id) {
        User user = repository.findById(id).orElseThrow(() -> new NotFound("user", id));
        return new Versioned<>(user.version(), UserView.of(user));
    }

    /// Whether there was nobody yet, so that the administrator has been created.
    @Transactional
    boolean createFirst(String username, String password) {
        repository.lock();
        if (repository.existsByPasswordNotNull()) {
            return false;
        }
        WeakPassword.refuse(password);
        create(SYSTEM, username, password, Role.ADMIN);
        return true;
    }

    private void create(Actor actor, String username, String password, Role role) {
        User user = repository.save(new User(username, passwords.encode(password), role));
        audit.record(
                actor,
                Action.CREATED,
                Subject.of(Subject.Kind.USER, user.id()),
                null,
                UserView.of(user));
    }
}
