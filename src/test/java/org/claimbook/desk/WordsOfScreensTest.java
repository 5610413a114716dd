package org.claimbook.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What screens say stands in the messages, in both languages, and what browsers load is small.
class WordsOfScreensTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    /// Names that no language translates.
    private static final Set<String> NAMES =
            Set.of("Claimbook", "CSV", "JSON Lines", "Atom", "ClaimReview");

    /// A tag and the text after it, up to the next tag.
    private static final Pattern TEXT =
            Pattern.compile("<([a-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*)>([^<]*\\p{L}[^<]*)<");

    private static final Pattern SAID =
            Pattern.compile(
                    "(?<![:\\w-])(aria-label|title|placeholder|alt)=\"[^\"]*\\p{L}[^\"]*\"");

    private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.-]*)[}(]");

    @Test
    void everyWordIsThereInBothLanguages() throws IOException {
        Properties english = messages("messages.properties");
        Properties german = messages("messages_de.properties");
        assertThat(german.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        assertThat(Stream.of(english, german).flatMap(it -> it.values().stream()))
                .allSatisfy(words -> assertThat(words.toString()).isNotBlank());
    }

    @Test
    void everyKeyOfATemplateIsThere() throws IOException {
        Set<String> known = messages("messages.properties").stringPropertyNames();
        TreeSet<String> asked = new TreeSet<>();
        for (Path template : templates()) {
            KEY.matcher(Files.readString(template))
                    .results()
                    .forEach(key -> asked.add(key.group(1)));
        }
        assertThat(asked).hasSizeGreaterThan(200);
        assertThat(known).containsAll(asked);
    }

    @Test
    void noTemplateSaysAnythingByItself() throws IOException {
        for (Path template : templates()) {
            String html = Files.readString(template).replaceAll("(?s)<!--.*?-->", "");
            assertThat(
                            TEXT.matcher(html)
                                    .results()
                                    .filter(text ->
                                            !text.group(1).matches("(?s).*th:(text|replace)=.*"))
                                    .filter(text -> !text.group(1).startsWith("kbd"))
                                    .map(text -> text.group(2).strip())
                                    .filter(text -> !NAMES.contains(text)))
                    .as(template.toString())
                    .isEmpty();
            assertThat(SAID.matcher(html).results().map(it -> it.group()))
                    .as(template.toString())
                    .isEmpty();
        }
    }

    @Test
    void whatBrowsersLoadIsSmall() throws IOException {
        assertThat(Files.size(RESOURCES.resolve("static/claimbook.css"))).isLessThan(30 * 1024);
        try (InputStream htmx =
                getClass()
                        .getResourceAsStream(
                                "/META-INF/resources/webjars/htmx.org/%s/dist/htmx.min.js"
                                        .formatted(htmxVersion()))) {
            assertThat(htmx).isNotNull();
            assertThat(
                            htmx.readAllBytes().length
                                    + Files.size(RESOURCES.resolve("static/claimbook.js")))
                    .isLessThan(60_000);
        }
    }

    private static String htmxVersion() throws IOException {
        var version =
                Pattern.compile("<htmx.version>([^<]+)<")
                        .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static Properties messages(String name) throws IOException {
        Properties messages = new Properties();
        try (var reader =
                Files.newBufferedReader(RESOURCES.resolve(name), StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }
}
