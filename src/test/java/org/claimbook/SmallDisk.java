package org.claimbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/// A disk of its own, in a file, which can be full or not to be written to; only root can have one.
final class SmallDisk implements AutoCloseable {

    private final Path image;
    private final Path place;

    private SmallDisk(Path image, Path place) {
        this.image = image;
        this.place = place;
    }

    /// Mounted at an empty directory; none where this machine does not let us.
    static Optional<SmallDisk> at(Path place) throws IOException, InterruptedException {
        Path image = place.resolveSibling("disk.img");
        var disk = new SmallDisk(image, place);
        boolean mounted =
                Command.run(Map.of(), "truncate", "-s", "1000M", image.toString()).succeeded()
                        && Command.run(Map.of(), "mkfs.ext4", "-q", "-m", "0", image.toString())
                                .succeeded()
                        && disk.mount().succeeded();
        if (mounted) {
            Files.delete(place.resolve("lost+found"));
            run("chmod", "700", place.toString());
        }
        return mounted ? Optional.of(disk) : Optional.empty();
    }

    /// To the last block: what was not set aside at once is written.
    void fill() throws IOException, InterruptedException {
        String room = Long.toString(Files.getFileStore(place).getUsableSpace());
        Command.run(Map.of(), "fallocate", "-l", room, ballast());
        Command.run(Map.of(), "dd", "if=/dev/zero", "of=" + ballast() + "2", "bs=4k");
    }

    void makeRoom() throws InterruptedException {
        run("rm", ballast(), ballast() + "2");
    }

    /// As a disk becomes that is broken: at once, whoever writes to it.
    void makeReadOnly() throws InterruptedException {
        run("mount", "-o", "remount,abort", place.toString());
    }

    /// Once nobody uses it.
    void takeOut() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Command.run(Map.of(), "umount", place.toString()).succeeded());
    }

    /// Repaired, as it is when it is mounted anew.
    void putIn() throws InterruptedException {
        assertThat(mount().succeeded()).isTrue();
    }

    @Override
    public void close() {
        takeOut();
    }

    private Command mount() throws InterruptedException {
        return Command.run(Map.of(), "mount", "-o", "loop", image.toString(), place.toString());
    }

    private String ballast() {
        return place.resolve("ballast").toString();
    }

    private static void run(String... line) throws InterruptedException {
        Command done = Command.run(Map.of(), line);
        assertThat(done.exitCode()).as("%s: %s", List.of(line), done.output()).isZero();
    }
}
