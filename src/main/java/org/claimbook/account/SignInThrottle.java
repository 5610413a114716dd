package org.claimbook.account;

import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Slows down guessing: a wrong try costs the account and the address one each, into debt where
/// many tried at once. Accounts that do not exist are charged all the same, so nobody learns which
/// do.
@Component
class SignInThrottle {

    private static final Limit ACCOUNT = new Limit("account", 20, Duration.ofMinutes(10));
    private static final Limit ADDRESS = new Limit("address", 100, Duration.ofMinutes(10));

    private final Buckets buckets;

    SignInThrottle(Buckets buckets) {
        this.buckets = buckets;
    }

    /// @throws TooManyTries if there were too many wrong ones
    void check(String account, String address) {
        check(ADDRESS, Addresses.network(address));
        check(ACCOUNT, account.toLowerCase(Locale.ROOT));
    }

    void wrongPassword(String account, String address) {
        buckets.charge(ADDRESS, Addresses.network(address));
        buckets.charge(ACCOUNT, account.toLowerCase(Locale.ROOT));
    }

    /// A token that does not work costs its address as much as a wrong password.
    void wrongToken(String address) {
        check(ADDRESS, Addresses.network(address));
        buckets.charge(ADDRESS, Addresses.network(address));
    }

    private void check(Limit limit, String who) {
        Duration wait = buckets.wait(limit, who);
        if (wait.isPositive()) {
            throw new TooManyTries(wait);
        }
    }
}
