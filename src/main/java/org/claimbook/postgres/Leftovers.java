package org.claimbook.postgres;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The server of a run that was killed: recognised by its program, which belongs to this data
/// directory alone, and ended.
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DataDirectory directory;
    private final Path programs;
    private final Path pidFile;

    Leftovers(DataDirectory directory) throws IOException {
        this.directory = directory;
        this.programs = directory.programs().toRealPath();
        this.pidFile = directory.postgres().resolve("postmaster.pid");
    }

    /// Afterwards nothing runs on the cluster and no file says so.
    void end() throws IOException {
        if (!isOver(Duration.ZERO)) {
            shutDown();
        }
        refuseForeignServer();
        Files.deleteIfExists(pidFile);
    }

    private void shutDown() throws IOException {
        for (String signal : List.of("INT", "QUIT")) { // fast, immediate
            if (wasSent(signal) && isOver(PATIENCE)) {
                return;
            }
        }
        processes().forEach(ProcessHandle::destroyForcibly);
        if (!isOver(PATIENCE)) {
            throw new CannotStart(
                    "The server of an earlier run in %s does not end."
                            .formatted(directory.postgres().toAbsolutePath()),
                    "End these processes: %s."
                            .formatted(processes().stream().map(ProcessHandle::pid).toList()));
        }
    }

    private boolean wasSent(String signal) throws IOException {
        Optional<ProcessHandle> postmaster = postmaster().filter(this::isOurs);
        if (postmaster.isEmpty()) {
            return false; // killed, and what it left behind has nobody to end it
        }
        Path program = Path.of(postmaster.get().info().command().orElseThrow());
        String pgCtl = program.getFileName().toString().replace("postgres", "pg_ctl");
        String pid = Long.toString(postmaster.get().pid());
        run(program.resolveSibling(pgCtl).toString(), "kill", signal, pid);
        return true;
    }

    private static void run(String... command) throws IOException {
        var line = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) { // PostgreSQL's programs refuse to run as root
            line.addAll(List.of("unshare", "-U"));
        }
        line.addAll(List.of(command));
        var builder = new ProcessBuilder(line);
        builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
        try {
            builder.start().waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Somebody may have started a server of their own on our files; only Linux lets us see that.
    private void refuseForeignServer() throws IOException {
        Optional<ProcessHandle> postmaster = postmaster();
        if (postmaster.isPresent() && runsIn(postmaster.get(), directory.postgres())) {
            throw new CannotStart(
                    "Another server (process %d) uses %s."
                            .formatted(
                                    postmaster.get().pid(), directory.postgres().toAbsolutePath()),
                    "Stop it first.");
        }
    }

    private static boolean runsIn(ProcessHandle process, Path directory) {
        try {
            return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), directory);
        } catch (IOException _) {
            return false;
        }
    }

    /// Who is named in the file, which may be long dead and its number given to another program.
    Optional<ProcessHandle> postmaster() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().command().filter(it -> Path.of(it).startsWith(programs)).isPresent();
    }

    private boolean isOver(Duration patience) throws IOException {
        long start = System.nanoTime();
        while (!processes().isEmpty()) {
            if (System.nanoTime() - start >= patience.toNanos()) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        var interrupted = new InterruptedIOException();
        interrupted.initCause(cause);
        return interrupted;
    }
}
