package org.claimbook.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Keeps a data directory to one application; ends with the process, however that ends.
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock of(DataDirectory directory) {
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var channel =
                    FileChannel.open(directory.lock(), options, OwnerOnly.file(directory.lock()));
            if (isTakenBy(channel)) {
                return new DirectoryLock(channel);
            }
            channel.close();
            throw new CannotStart(
                    "Another Claimbook uses the directory %s."
                            .formatted(directory.path().toAbsolutePath()),
                    "Stop it first, or give this one a directory of its own: claimbook.data-dir.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTakenBy(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }
}
