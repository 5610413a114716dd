package org.claimbook.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/// Where an application without a database of its own keeps what must survive it.
record DataDirectory(Path path) {

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

    void create() {
        try {
            createPrivately(path);
            createPrivately(programs());
        } catch (IOException e) {
            throw new CannotStart(
                    "Nothing can be kept in %s: %s".formatted(path.toAbsolutePath(), e),
                    "Name a database (spring.datasource.url), or a directory that may be written (claimbook.data-dir).",
                    e);
        }
    }

    private static void createPrivately(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            Files.createDirectory(directory, OwnerOnly.directory(directory));
        }
    }
}
