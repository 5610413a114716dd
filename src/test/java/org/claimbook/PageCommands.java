package org.claimbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a page of `src/docs` tells people to type.
final class PageCommands {

    private static final String PROMPT = "$ ";

    private PageCommands() {}

    /// The commands below a heading of that page, up to the next one.
    static List<String> below(String heading, String page) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/docs", page));
        int start = lines.indexOf("## " + heading);
        if (start < 0) {
            throw new AssertionError(page + " has no heading " + heading);
        }
        return lines.stream()
                .skip(start + 1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith(PROMPT))
                .map(line -> line.substring(PROMPT.length()))
                .toList();
    }
}
