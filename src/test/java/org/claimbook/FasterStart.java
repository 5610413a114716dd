package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The commands of `src/docs/operations.md` that make the packaged application start faster: to
/// unpack it, to train it, to start it.
record FasterStart(
        Path directory, List<String> unpacking, List<String> training, List<String> starting) {

    /// With these settings it does not start where the cache is of no use.
    static final Map<String, String> OR_NOT_AT_ALL = Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");

    /// Unpacks the jar in that directory.
    static FasterStart unpacked(Path directory) throws IOException, InterruptedException {
        List<List<String>> commands = commands();
        assertThat(commands).hasSize(3);
        FasterStart page =
                new FasterStart(directory, commands.get(0), commands.get(1), commands.get(2));
        Files.copy(PackagedApplication.JAR, directory.resolve("claimbook.jar"));
        assertThat(
                        PackagedApplication.java(page.unpacking)
                                .directory(directory.toFile())
                                .inheritIO()
                                .start()
                                .waitFor())
                .isZero();
        return page;
    }

    /// The cache is written when it is stopped.
    PackagedApplication train(Map<String, String> settings) throws Exception {
        return PackagedApplication.start(directory, settings, training);
    }

    PackagedApplication start(Map<String, String> settings) throws Exception {
        return PackagedApplication.start(directory, settings, starting);
    }

    /// From the unpacked jar alone, without the cache.
    PackagedApplication startWithout(Map<String, String> settings) throws Exception {
        List<String> jar = starting.subList(starting.indexOf("-jar"), starting.size());
        return PackagedApplication.start(directory, settings, jar);
    }

    private static List<List<String>> commands() throws IOException {
        return PageCommands.below("A faster start", "operations.md").stream()
                .map(command -> Stream.of(command.split(" ", -1)).skip(1).toList())
                .toList();
    }
}
