package org.claimbook.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Digests;
import org.claimbook.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The users that an issuer vouches for: recorded when they first come, for what they do refers to
/// a user; their role follows what the issuer says.
@Component
@Transactional
class IssuerUsers {

    private static final int NAME_MAX = 100;

    private final UserRepository users;
    private final Audit audit;
    private final Clock clock;

    IssuerUsers(UserRepository users, Audit audit, Clock clock) {
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /// Empty for somebody who is disabled here.
    Optional<SignedIn> find(String issuer, String subject, String name, Role role) {
        User user =
                users.findByIssuerAndSubject(issuer, subject)
                        .filter(known -> known.role() == role)
                        .orElseGet(() -> follow(issuer, subject, name, role));
        return Optional.ofNullable(user.signIn());
    }

    private User follow(String issuer, String subject, String name, Role role) {
        users.lock();
        return users.findByIssuerAndSubject(issuer, subject)
                .map(known -> follow(known, role))
                .orElseGet(() ->
                        add(
                                User.from(
                                        issuer,
                                        subject,
                                        free(name, subject),
                                        role,
                                        clock.instant())));
    }

    private User follow(User user, Role role) {
        UserView before = user.view();
        user.follow(role);
        users.saveAndFlush(user);
        audit.record(Users.system(), Action.CHANGED, subject(user), before, user.view());
        return user;
    }

    private User add(User user) {
        users.saveAndFlush(user);
        audit.record(Users.system(), Action.CREATED, subject(user), null, user.view());
        return user;
    }

    /// A name that nobody has: who is called "admin" elsewhere does not become ours.
    private String free(String wanted, String subject) {
        String name = wanted.replaceAll("[:\\p{Cntrl}]", "").strip();
        name = name.isEmpty() ? "user" : cut(name, NAME_MAX);
        if (users.findByName(name).isEmpty()) {
            return name;
        }
        String mark = Digests.sha256(subject.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
        return cut(name, NAME_MAX - mark.length() - 1).strip() + "-" + mark;
    }

    private static String cut(String name, int most) {
        int length = name.codePointCount(0, name.length());
        return name.substring(0, name.offsetByCodePoints(0, Math.min(most, length)));
    }

    private static Subject subject(User user) {
        return Subject.of(Subject.Kind.USER, user.id());
    }
}
