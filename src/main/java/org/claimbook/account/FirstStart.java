package org.claimbook.account;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/// Creates the administrator when there is nobody yet, and says where to look.
@Component
class FirstStart {

    private static final String ADMIN = "admin";
    private static final String STRUCTURED = "logging.structured.format.console";

    private final Users users;
    private final Environment environment;

    FirstStart(Users users, Environment environment) {
        this.users = users;
        this.environment = environment;
    }

    /// Prints instead of logging: a log is kept and shipped, a password must not be. Where a
    /// program reads every line, there is no greeting unless somebody has to read it.
    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        String password = createAdmin();
        if (password != null || !environment.containsProperty(STRUCTURED)) {
            System.out.println(greeting(password));
        }
    }

    /// The password, if it is a new one that nobody knows.
    private @Nullable String createAdmin() {
        String given = environment.getProperty("claimbook.admin-password", "");
        String generated = HexFormat.of().formatHex(KeyGenerators.secureRandom(12).generateKey());
        boolean created = users.createFirst(ADMIN, given.isEmpty() ? generated : given);
        return created && given.isEmpty() ? generated : null;
    }

    private String greeting(@Nullable String password) {
        String url = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        return """

        ------------------------------------------------------------
          Claimbook is ready.
          API          %s/api/docs
          Claims       %s/api/v1/claims
        %s------------------------------------------------------------
        """
                .formatted(url, url, password == null ? "" : signIn(password));
    }

    private static String signIn(String password) {
        return """

          Sign in as   %s
          password     %s
          It is not shown again.
        """
                .formatted(ADMIN, password);
    }
}
