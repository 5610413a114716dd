package org.claimbook.postgres;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// What holds by default where the embedded server is used: sample data, and a key that is kept
/// beside it.
final class EmbeddedDefaults implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (NoDatabaseNamed.in(environment)) {
            environment.getPropertySources().addLast(of(environment));
        }
    }

    /// After the configuration files, which may name the data directory.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private static MapPropertySource of(ConfigurableEnvironment environment) {
        Map<String, Object> sample = Map.of("claimbook.sample", true);
        Map<String, Object> all =
                environment.containsProperty("claimbook.key")
                        ? sample
                        : Map.of("claimbook.sample", true, "claimbook.key", key(environment));
        return new MapPropertySource("embeddedDefaults", all);
    }

    private static String key(ConfigurableEnvironment environment) {
        DataDirectory directory = DataDirectory.of(environment);
        directory.create();
        return Secret.in(directory.key());
    }
}
