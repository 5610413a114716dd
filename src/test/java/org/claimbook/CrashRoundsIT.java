package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Round after round, application or database are killed amid writes of all sorts, an import and
/// messages to a webhook: nothing that was acknowledged is missing, nothing is there by halves, and
/// all goes on by itself. Every `verify` kills each of them once, `mvn -Pcrash verify` runs fifty
/// rounds; `-Dclaimbook.crash.seed` others.
///
/// Where the tests run as root, it runs as an ordinary user, in a directory with a name as people
/// give them.
class CrashRoundsIT {

    private static final int ROUNDS = Integer.getInteger("claimbook.crash.rounds", 2);
    private static final long SEED = Long.getLong("claimbook.crash.seed", 1);
    private static final Map<String, String> SETTINGS =
            Map.of(
                    // it does not live long enough to be worth optimising
                    "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1",
                    "CLAIMBOOK_SAMPLE", "false",
                    "CLAIMBOOK_SIMILAR_MODEL", "off",
                    "CLAIMBOOK_AUDIT_SEAL_EVERY", "PT1S",
                    "CLAIMBOOK_WEBHOOKS_ALLOW", "localhost",
                    "CLAIMBOOK_IMPORTS_HOLD", "PT1S");
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

    /// In that order, so that two rounds have one of each.
    private enum Killed {
        APPLICATION,
        DATABASE,
        BOTH
    }

    @TempDir private Path temporary;

    private final Random random = new Random(SEED);
    private final List<MixedWrites> all = new ArrayList<>();
    private Path directory = Path.of("");
    private List<String> asWhom = List.of();

    @BeforeEach
    void aDirectoryOfAnOrdinaryUser() throws Exception {
        directory = Files.createDirectory(temporary.resolve("für uns alle"));
        if (nobodyMayRunIt()) {
            asWhom = AS_NOBODY;
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
            var users = directory.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(directory, users.lookupPrincipalByName("nobody"));
        }
        System.out.printf("as %s%n", asWhom.isEmpty() ? "who runs the tests" : "nobody");
    }

    /// Only root can become somebody else, who may not be let to where this is built.
    private static boolean nobodyMayRunIt() throws InterruptedException {
        String java = PackagedApplication.java(List.of()).command().getFirst();
        var line = new ArrayList<>(AS_NOBODY);
        line.addAll(List.of("test", "-r", PackagedApplication.JAR.toString(), "-a", "-x", java));
        return Command.run(Map.of(), line.toArray(String[]::new)).succeeded();
    }

    @AfterEach
    void nothingIsLeftRunning() throws IOException {
        PackagedApplication.postmaster(directory).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void nothingAcknowledgedIsLostAndAllGoesOnByItself() throws Exception {
        PackagedApplication application = start();
        try (var receiver = new Listening()) {
            var users = application.post("/api/v1/users", reviewer());
            var hooks =
                    application.post(
                            "/api/v1/webhooks", "{\"url\": \"%s\"}".formatted(receiver.url("/")));
            assertThat(List.of(users, hooks))
                    .extracting(HttpResponse::statusCode)
                    .containsOnly(201);
            List<String> undisturbed =
                    KilledImport.begin(application, "round0").result(application);
            for (int round = 1; round <= ROUNDS; round++) {
                Killed killed = Killed.values()[(round - 1) % Killed.values().length];
                KilledImport run;
                MixedWrites writes = MixedWrites.begin(application, "round" + round);
                try (writes) {
                    run = awaitAnyMoment(application, writes, round);
                    application = kill(killed, application);
                }
                all.add(writes);
                awaitHealth(application);
                writes.refusals().remove(503);
                assertThat(writes.refusals()).as(application.output()).isEmpty();
                assertThat(run.result(application)).isEqualTo(undisturbed);
                writes.assertThatAllIsThere(application);
                Recorded.in(application).assertThatItHoldsTogether(receiver.messages());
                System.out.printf(
                        "round %d: %s killed after %d writes%n",
                        round, killed, writes.acknowledged());
            }
            for (MixedWrites writes : all) {
                writes.assertThatAllIsThere(application);
            }
        } finally {
            application.close();
        }
    }

    private PackagedApplication start() throws Exception {
        return PackagedApplication.startBy(asWhom, directory, SETTINGS);
    }

    private static String reviewer() {
        return "{\"username\": \"%s\", \"password\": \"%s\", \"role\": \"REVIEWER\"}"
                .formatted(MixedWrites.REVIEWER, PackagedApplication.PASSWORD);
    }

    /// Amid the writes, and amid the import, which begins somewhere amid the writes.
    private KilledImport awaitAnyMoment(
            PackagedApplication application, MixedWrites writes, int round) throws Exception {
        int written = 10 + random.nextInt(40);
        await().atMost(PackagedApplication.PATIENCE)
                .until(() -> writes.acknowledged() >= written || !writes.refusals().isEmpty());
        assertThat(writes.refusals()).isEmpty();
        KilledImport run = KilledImport.begin(application, "round" + round);
        run.awaitRead(application, random.nextInt(KilledImport.LINES - 200));
        Thread.sleep(random.nextInt(200));
        return run;
    }

    /// Who runs afterwards: another, where the application was killed, else the same.
    private PackagedApplication kill(Killed killed, PackagedApplication application)
            throws Exception {
        ProcessHandle postmaster = application.postmaster().orElseThrow();
        if (killed != Killed.APPLICATION) {
            postmaster.destroyForcibly();
        }
        if (killed == Killed.DATABASE) {
            await().atMost(PackagedApplication.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> !application.postmaster().orElseThrow().equals(postmaster));
            return application;
        }
        application.kill();
        application.close();
        return start();
    }

    private static void awaitHealth(PackagedApplication application) {
        long start = System.nanoTime();
        await().atMost(PackagedApplication.PATIENCE)
                .until(() ->
                        application
                                .readAsAdmin("/actuator/health")
                                .path("status")
                                .asString()
                                .equals("UP"));
        System.out.printf("healthy after %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }
}
