package org.claimbook.postgres;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// What holds by default where the embedded server is used: sample data, a key that is kept beside
/// it, and an eye on its disk.
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
        Map<String, Object> all = new HashMap<>();
        all.put("claimbook.sample", true);
        // health is down before the disk is full
        all.put(
                "management.health.diskspace.path",
                DataDirectory.of(environment).path().toString());
        all.put("management.health.diskspace.threshold", "500MB");
        if (!environment.containsProperty("claimbook.key")) {
            all.put("claimbook.key", key(environment));
        }
        return new MapPropertySource("embeddedDefaults", all);
    }

    private static String key(ConfigurableEnvironment environment) {
        DataDirectory directory = DataDirectory.of(environment);
        directory.create();
        return Secret.in(directory.key());
    }
}
