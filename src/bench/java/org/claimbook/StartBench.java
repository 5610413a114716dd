package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long the packaged application takes until it is ready, on a PostgreSQL that runs.
class StartBench {

    private static final int STARTS = 5;

    @TempDir private Path directory;

    private interface Start {
        PackagedApplication start() throws Exception;
    }

    @Test
    void itIsReady() throws Exception {
        Map<String, String> settings = TestDatabase.environment(TestDatabase.create());
        FasterStart page = FasterStart.unpacked(directory);
        try (PackagedApplication trained = page.train(settings)) {
            for (String path : List.of("claims", "reports", "sources", "claims/facets?by=status")) {
                assertThat(trained.readAsAdmin("/api/v1/" + path).isObject()).isTrue();
            }
        }
        System.out.printf("%d processors%n", Runtime.getRuntime().availableProcessors());
        print("as it is packaged", () -> PackagedApplication.start(directory, settings));
        print("unpacked", () -> page.startWithout(settings));
        print("with AOT cache", () -> page.start(settings));
    }

    /// The first one only warms the machine up.
    private static void print(String how, Start start) throws Exception {
        List<Long> times = new ArrayList<>();
        List<Long> processor = new ArrayList<>();
        for (int number = 0; number <= STARTS; number++) {
            try (PackagedApplication application = start.start()) {
                if (number > 0) {
                    times.add(application.millisecondsToReady());
                    processor.add(application.millisecondsOfProcessor());
                }
            }
        }
        times.sort(null);
        processor.sort(null);
        System.out.printf(
                "ready in ms, %s: median %d of %s; processor: median %d%n",
                how, times.get(STARTS / 2), times, processor.get(STARTS / 2));
    }
}
