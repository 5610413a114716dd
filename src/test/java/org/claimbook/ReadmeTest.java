package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
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

    @LocalServerPort int port;

    @TestFactory
    Stream<DynamicTest> everyCallAnswersWhatTheReadmeSays() throws IOException {
        List<ReadmeExample> examples = ReadmeExample.all();
        assertThat(examples).hasSize(3);
        return examples.stream()
                .map(example ->
                        DynamicTest.dynamicTest(
                                example.command(),
                                () ->
                                        assertThat(example.askedOf("localhost:" + port, PASSWORD))
                                                .isEqualTo(example.answer())));
    }
}
