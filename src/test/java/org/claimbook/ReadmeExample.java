package org.claimbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A call that the README shows, and the answer that it promises.
record ReadmeExample(String command, String answer) {

    private static final Pattern BLOCK =
            Pattern.compile("```console\\n\\$ (curl.*?)```", Pattern.DOTALL);

    static List<ReadmeExample> all() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> of(found.group(1)))
                .toList();
    }

    /// What a server says, given as `localhost:8080`.
    String askedOf(String server, String password) throws InterruptedException {
        String line = command.replace("localhost:8080", server);
        return Command.run(Map.of("PASSWORD", password), "bash", "-c", line).output();
    }

    private static ReadmeExample of(String block) {
        int end = block.indexOf("grep");
        int answer = block.indexOf('\n', end) + 1;
        return new ReadmeExample(
                block.substring(0, answer).strip(), block.substring(answer).strip());
    }
}
