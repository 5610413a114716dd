package org.claimbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class EmbeddedDefaultsTest {

    @TempDir private static Path temporary;

    @Test
    void theKeyIsMadeOnceAndKept() {
        var directory = new DataDirectory(temporary.resolve("kept"));
        String key = keyOf(directory);
        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(keyOf(directory)).isEqualTo(key);
        assertThat(keyOf(new DataDirectory(temporary.resolve("other")))).isNotEqualTo(key);
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        var directory = new DataDirectory(temporary.resolve("owned"));
        keyOf(directory);
        assertThat(permissions(directory.path())).isEqualTo("rwx------");
        assertThat(permissions(directory.key())).isEqualTo("rw-------");
    }

    @Test
    void aKeyThatWasCutOffIsWrittenAnew() throws IOException {
        var directory = new DataDirectory(temporary.resolve("cut"));
        directory.create();
        Files.writeString(directory.key(), "0123");
        assertThat(keyOf(directory)).matches("[0-9a-f]{64}");
    }

    @Test
    void aKeyThatIsGivenIsTaken() {
        var directory = new DataDirectory(temporary.resolve("given"));
        var environment = environment(directory, Map.of("claimbook.key", "ours"));
        assertThat(environment.getProperty("claimbook.key")).isEqualTo("ours");
        assertThat(directory.path()).doesNotExist();
    }

    @Test
    void aDatabaseOfOnesOwnHasNeitherSamplesNorAKey() {
        var directory = new DataDirectory(temporary.resolve("foreign"));
        var url = Map.of("spring.datasource.url", "jdbc:postgresql://db/claimbook");
        var environment = environment(directory, url);
        assertThat(environment.getProperty("claimbook.sample")).isNull();
        assertThat(environment.getProperty("claimbook.key")).isNull();
        assertThat(directory.path()).doesNotExist();
    }

    @Test
    void whereNothingCanBeKeptThereIsAWayOut() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> keyOf(new DataDirectory(file.resolve("below"))))
                .withMessageContaining("Nothing can be kept in " + file.resolve("below"))
                .extracting(CannotStart::wayOut, InstanceOfAssertFactories.STRING)
                .contains("spring.datasource.url", "claimbook.data-dir");
    }

    @Test
    void theyHoldInEveryApplication() {
        var directory = temporary.resolve("application");
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(EmbeddedDefaultsTest.class)
                        .web(WebApplicationType.NONE)
                        .run("--claimbook.data-dir=" + directory)) {
            assertThat(context.getEnvironment().getProperty("claimbook.sample", Boolean.class))
                    .isTrue();
            assertThat(context.getEnvironment().getProperty("claimbook.key")).hasSize(64);
        }
    }

    private static String keyOf(DataDirectory directory) {
        return environment(directory, Map.of()).getRequiredProperty("claimbook.key");
    }

    private static StandardEnvironment environment(
            DataDirectory directory, Map<String, String> properties) {
        var environment = new StandardEnvironment();
        var given = new HashMap<String, Object>(properties);
        given.put("claimbook.data-dir", directory.path().toString());
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        new EmbeddedDefaults().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
