package org.claimbook.postgres;

import java.io.IOException;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Starts the server and gives its address to whoever needs a database; stopped after them.
@Configuration(proxyBeanMethods = false)
@Conditional(NoDatabaseNamed.class)
class PostgresConfiguration {

    @Bean(destroyMethod = "close")
    Server server(Environment environment) throws IOException {
        return Server.start(DataDirectory.of(environment));
    }

    @Bean
    JdbcConnectionDetails connectionDetails(Server server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return Server.RUNTIME;
            }

            @Override
            public String getPassword() {
                return server.password();
            }

            @Override
            public String getJdbcUrl() {
                return server.url();
            }
        };
    }

    /// Migrations run as the owner, so that what is only ever added to stays so for the rest.
    @Bean
    FlywayConnectionDetails migratingConnectionDetails(Server server) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return Server.OWNER;
            }

            @Override
            public String getPassword() {
                return server.ownersPassword();
            }

            @Override
            public String getJdbcUrl() {
                return server.url();
            }
        };
    }
}
