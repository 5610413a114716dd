package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/// The rooms, and the arrows between them.
class RoomsTest {

    private static final ApplicationModules ROOMS =
            ApplicationModules.of(ClaimbookApplication.class);
    private static final Path SOURCES = Path.of("src/main/java/org/claimbook");
    private static final String ONE_SENTENCE = "[A-Z][^.!?]+\\.";

    @Test
    void everyRoomUsesOnlyWhatItDeclares() {
        ROOMS.verify();
    }

    @Test
    void everyRoomDeclaresWhatItUsesAndNothingElse() throws IOException {
        Map<Path, String> sources = packageInfos();
        assertThat(ROOMS.stream())
                .isNotEmpty()
                .allSatisfy(room ->
                        assertThat(declared(room, sources))
                                .as(room.getIdentifier().toString())
                                .containsExactlyInAnyOrderElementsOf(used(room)));
    }

    @Test
    void everyRoomSaysInOneSentenceWhatItIsFor() throws IOException {
        assertThat(packageInfos())
                .hasSize(1 + (int) ROOMS.stream().count())
                .allSatisfy((_, source) -> assertThat(comment(source)).matches(ONE_SENTENCE));
    }

    @Test
    void everyRoomSaysWhatMayBeNull() throws IOException {
        assertThat(packageInfos())
                .isNotEmpty()
                .allSatisfy((_, source) -> assertThat(source).contains("\n@NullMarked\n"));
    }

    /// Modulith would read that one instead, and let everything through.
    @Test
    void noTestHidesWhatARoomDeclares() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files).isNotEmpty().noneMatch(file -> file.endsWith("package-info.java"));
        }
    }

    private static List<String> used(ApplicationModule room) {
        return room.getDirectDependencies(ROOMS)
                .uniqueModules()
                .map(used -> used.getIdentifier().toString())
                .toList();
    }

    private static List<String> declared(ApplicationModule room, Map<Path, String> sources) {
        Path file = SOURCES.resolve(room.getIdentifier().toString()).resolve("package-info.java");
        String source = String.valueOf(sources.get(file));
        String rooms = source.substring(source.indexOf("allowedDependencies"));
        return Pattern.compile("\"(\\w+)\"")
                .matcher(rooms)
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    private static Map<Path, String> packageInfos() throws IOException {
        Map<Path, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(it -> it.endsWith("package-info.java")).toList()) {
                sources.put(file, Files.readString(file));
            }
        }
        return sources;
    }

    private static String comment(String source) {
        return source.substring(0, source.indexOf('@'))
                .replaceAll("[*/]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
