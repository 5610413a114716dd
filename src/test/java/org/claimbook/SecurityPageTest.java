package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `src/docs/security.md` promises is shown by tests that are there.
class SecurityPageTest {

    private static final Path PAGE = Path.of("src/docs/security.md");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        assertThat(tests(Files.readString(PAGE))).hasSizeGreaterThan(20).isSubsetOf(all());
    }

    @Test
    void everyThreatNamesATestThatShowsWhatStopsIt() throws IOException {
        List<String> threats =
                Files.readAllLines(PAGE).stream()
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| who | tries"))
                        .toList();
        assertThat(threats)
                .hasSizeGreaterThan(15)
                .allSatisfy(threat -> {
                    String[] cells = threat.split("\\|", -1);
                    assertThat(cells).hasSize(6);
                    assertThat(tests(cells[4])).as(threat).isNotEmpty();
                });
    }

    private static Set<String> tests(String text) {
        return TEST.matcher(text)
                .results()
                .map((MatchResult named) -> named.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> all() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
