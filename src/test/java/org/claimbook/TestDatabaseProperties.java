package org.claimbook;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Names a fresh test database to each application that asks for one, before the embedded server's
/// defaults are looked at.
final class TestDatabaseProperties implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("claimbook.test-database", Boolean.class, false)) {
            Map<String, Object> database = Map.copyOf(TestDatabase.settings(TestDatabase.create()));
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("testDatabase", database));
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
