package org.claimbook.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Looks up who signs in; disabled users are as good as unknown, in answer and in time. Its
/// transaction ends before the password is hashed: who held a connection meanwhile and then waited
/// for that of the throttle would, with others, stop everybody.
@Component
@Transactional(readOnly = true)
class SignIn {

    private final UserRepository users;

    SignIn(UserRepository users) {
        this.users = users;
    }

    /// @throws UsernameNotFoundException if nobody of that name may sign in with a password
    UserDetails byName(String username) {
        return users.findByName(username)
                .filter(user -> user.password() != null)
                .flatMap(user -> Optional.ofNullable(user.signIn()))
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
    }

    Optional<SignedIn> byId(UUID id) {
        return users.findById(id).flatMap(user -> Optional.ofNullable(user.signIn()));
    }
}
