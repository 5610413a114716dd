package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The jar as somebody gets it who has nothing but a Java.
class PackagedIT {

    private static final Map<String, String> NO_SETTINGS = Map.of();

    @TempDir private Path directory;

    @Test
    void itStartsByItselfAndTellsWhatReutersCouldNotVerify() throws Exception {
        ProcessHandle postmaster;
        try (PackagedApplication first = PackagedApplication.start(directory, NO_SETTINGS)) {
            System.out.printf("first start to ready: %d ms%n", first.millisecondsToReady());
            JsonNode found = first.read("/api/v1/claims?status=UNVERIFIED&verifier=Reuters");
            assertThat(found.get("items").valueStream())
                    .hasSize(3)
                    .allSatisfy(claim ->
                            assertThat(claim.at("/status/line").asString())
                                    .isEqualTo("Reuters could not verify"));
            postmaster = first.postmaster().orElseThrow();
            assertThat(first.stop()).isIn(0, 143);
        }
        assertThat(postmaster.info().command()).isEmpty();
        try (PackagedApplication later = PackagedApplication.start(directory, NO_SETTINGS)) {
            System.out.printf("later start to ready: %d ms%n", later.millisecondsToReady());
            assertThat(later.readAsAdmin("/api/v1/claims?limit=200").get("items")).hasSize(23);
            assertThat(later.readAsAdmin("/api/v1/reports").get("items")).hasSize(1);
        }
    }

    @Test
    @Tag("database")
    void withADatabaseOfOnesOwnNoOtherStarts() throws Exception {
        Map<String, String> database =
                Map.of(
                        "SPRING_DATASOURCE_URL", TestDatabase.create(),
                        "SPRING_DATASOURCE_USERNAME", TestDatabase.user(),
                        "SPRING_DATASOURCE_PASSWORD", TestDatabase.password());
        try (PackagedApplication application = PackagedApplication.start(directory, database)) {
            assertThat(application.readAsAdmin("/api/v1/claims").get("items")).isEmpty();
            assertThat(application.postmaster()).isEmpty();
            assertThat(directory.resolve(".claimbook")).doesNotExist();
        }
    }
}
