package org.claimbook.account;

import java.util.Map;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.ConstraintRefusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the database has the last word on: names of users.
@Configuration(proxyBeanMethods = false)
class AccountConstraints {

    @Bean
    ConstraintRefusals accountRefusals() {
        return new ConstraintRefusals(
                Map.of(
                        "app_user_username",
                        () -> new Conflict("user-exists", "There is a user of that name.")));
    }
}
