package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `docker compose` on a project of its own, with its settings in a file as `.env` would have them.
final class Compose {

    private static final Pattern BASE = Pattern.compile("(?m)^ARG BASE_IMAGE=(.+)$");

    private static final String PROXY = "haproxy:lts";

    private final Path settings;
    private final String project = "claimbook-it-" + ProcessHandle.current().pid();

    Compose(Path directory, Map<String, String> settings) throws IOException {
        String lines =
                settings.entrySet().stream()
                        .map(setting -> "%s=%s%n".formatted(setting.getKey(), setting.getValue()))
                        .collect(Collectors.joining());
        this.settings = Files.writeString(Files.createTempFile(directory, "env", ""), lines);
    }

    /// Else the test is skipped.
    static void isWanted() throws IOException, InterruptedException {
        String wanted = System.getProperty("claimbook.test-server", "either");
        assumeFalse(wanted.equals("embedded"), "the embedded PostgreSQL is asked for");
        if (!wanted.equals("container")) {
            assumeTrue(answers(), "no Docker engine with compose answers");
            assumeTrue(hasImages(), "no registry has the images");
        }
    }

    private static boolean answers() throws InterruptedException {
        return docker("compose", "ls").succeeded();
    }

    /// Whether the images that it starts from are here, or a registry has them.
    private static boolean hasImages() throws IOException, InterruptedException {
        Matcher base = BASE.matcher(Files.readString(Path.of("src/main/docker/Dockerfile")));
        assertThat(base.find()).isTrue();
        return has(System.getenv().getOrDefault("BASE_IMAGE", base.group(1)))
                && has(TestServer.IMAGE)
                && has(PROXY);
    }

    static Command docker(String... arguments) throws InterruptedException {
        return Command.run(Map.of(), with(arguments, "docker"));
    }

    Command tried(String... arguments) throws InterruptedException {
        String file = settings.toString();
        return docker(with(arguments, "compose", "--env-file", file, "--project-name", project));
    }

    /// Answers what it says; it must succeed.
    String run(String... arguments) throws InterruptedException {
        Command command = tried(arguments);
        if (!command.succeeded()) {
            throw new AssertionError(String.join(" ", arguments) + ": " + command.output());
        }
        return command.output();
    }

    /// A line of a page, in that directory.
    Command typed(String line, Path directory) throws InterruptedException {
        String compose =
                "docker compose --env-file '%s' --project-name %s --file '%s' --project-directory '%s'"
                        .formatted(
                                settings,
                                project,
                                Path.of("docker-compose.yml").toAbsolutePath(),
                                Path.of("").toAbsolutePath());
        return Command.run(
                Map.of(),
                "bash",
                "-c",
                "cd '%s' && %s".formatted(directory, line.replace("docker compose", compose)));
    }

    /// Of an administrator; the last word of the arguments is the path.
    static String curl(String server, String password, String arguments)
            throws InterruptedException {
        int path = arguments.lastIndexOf(' ') + 1;
        String line =
                "curl -s -u \"admin:$PASSWORD\" %s 'http://%s%s'"
                        .formatted(arguments.substring(0, path), server, arguments.substring(path));
        return Command.run(Map.of("PASSWORD", password), "bash", "-c", line).output();
    }

    private static boolean has(String image) throws InterruptedException {
        return docker("image", "inspect", image).succeeded() || docker("pull", image).succeeded();
    }

    private static String[] with(String[] arguments, String... before) {
        return Stream.of(before, arguments).flatMap(Stream::of).toArray(String[]::new);
    }
}
