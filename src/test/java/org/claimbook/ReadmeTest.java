package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Every call that the README shows is made, and answers what the README says.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "claimbook.test-database=true",
            "claimbook.sample=true",
            "claimbook.admin-password=" + ReadmeTest.PASSWORD
        })
@Tag("database")
class ReadmeTest {

    static final String PASSWORD = "correct horse battery";
    private static final Pattern BLOCK =
            Pattern.compile("```console\\n\\$ (curl.*?)```", Pattern.DOTALL);

    @LocalServerPort int port;

    private record Example(String command, String answer) {

        static Example of(String block) {
            int end = block.indexOf("grep");
            int answer = block.indexOf('\n', end) + 1;
            return new Example(block.substring(0, answer).strip(), block.substring(answer).strip());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCallAnswersWhatTheReadmeSays() throws IOException {
        List<Example> examples =
                BLOCK.matcher(Files.readString(Path.of("README.md")))
                        .results()
                        .map(found -> Example.of(found.group(1)))
                        .toList();
        assertThat(examples).hasSize(3);
        return examples.stream()
                .map(example ->
                        DynamicTest.dynamicTest(
                                example.command(),
                                () ->
                                        assertThat(run(example.command()))
                                                .isEqualTo(example.answer())));
    }

    private String run(String command) throws IOException, InterruptedException {
        ProcessBuilder shell =
                new ProcessBuilder(
                        "bash", "-c", command.replace("localhost:8080", "localhost:" + port));
        shell.environment().put("PASSWORD", PASSWORD);
        Process process = shell.redirectErrorStream(true).start();
        String answer =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return answer;
    }
}
