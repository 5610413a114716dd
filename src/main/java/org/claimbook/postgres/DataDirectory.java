package org.claimbook.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.springframework.core.env.Environment;

/// Where an application without a database of its own keeps what must survive it.
record DataDirectory(Path path) {

    private static final int SEGMENT = 16 * 1024 * 1024;

    static DataDirectory of(Environment environment) {
        return new DataDirectory(
                Path.of(environment.getProperty("claimbook.data-dir", ".claimbook")));
    }

    /// The cluster, PostgreSQL's PGDATA.
    Path postgres() {
        return path.resolve("postgres");
    }

    /// The unpacked server; not in a temporary directory, where others could put theirs.
    Path programs() {
        return path.resolve("programs");
    }

    Path password() {
        return path.resolve("postgres-password");
    }

    Path key() {
        return path.resolve("key");
    }

    Path lock() {
        return path.resolve("lock");
    }

    /// There from before the cluster is made until it holds a database.
    Path unfinished() {
        return path.resolve("postgres-unfinished");
    }

    /// Afterwards it is there, and something can be kept in it.
    void create() {
        try {
            createPrivately(path);
            createPrivately(programs());
            proveRoom(Files.isDirectory(postgres()) ? postgres() : path);
        } catch (IOException e) {
            throw new CannotStart(
                    "Nothing can be kept in %s: %s".formatted(path.toAbsolutePath(), e),
                    "Make room there, or name a database (spring.datasource.url) or a directory that may be written (claimbook.data-dir).",
                    e);
        }
    }

    /// A start that failed leaves it taken; ours is another.
    void forgetLibrarysLock() throws IOException {
        Files.deleteIfExists(postgres().resolve("epg-lock"));
    }

    private static void createPrivately(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            Files.createDirectory(directory, OwnerOnly.directory(directory));
        }
    }

    /// PostgreSQL does not start where it cannot begin the next file of its log.
    private static void proveRoom(Path directory) throws IOException {
        Path probe = directory.resolve("claimbook-room");
        var options =
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
        try (var channel = FileChannel.open(probe, options, OwnerOnly.file(probe))) {
            ByteBuffer segment = ByteBuffer.allocate(SEGMENT);
            while (segment.hasRemaining()) {
                channel.write(segment);
            }
        }
    }
}
