package org.claimbook.account;

import java.util.Optional;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/// Looks up who signs in; disabled users are as good as unknown, in answer and in time.
@Component
class SignIn implements UserDetailsService {

    private final UserRepository users;

    SignIn(UserRepository users) {
        this.users = users;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return users.findByName(username)
                .flatMap(user -> Optional.ofNullable(user.signIn()))
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
    }
}
