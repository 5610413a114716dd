package org.claimbook.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// The files of the server as an earlier run left them, made fit for the next one.
final class Cluster {

    static final String MAJOR = "18";

    /// PostgreSQL gives lower ids to the databases of its own.
    private static final long FIRST_OF_USERS = 16384;

    private final DataDirectory directory;

    Cluster(DataDirectory directory) {
        this.directory = directory;
    }

    void prepare() throws IOException {
        refuseOtherMajor();
        removeHalfUnpackedPrograms();
        removeHalfMadeCluster();
        if (isMissing()) {
            refuseLostCluster();
            Files.write(directory.unfinished(), new byte[0]);
        } else {
            refuseLostPassword();
        }
    }

    void finish() throws IOException {
        Files.deleteIfExists(directory.unfinished());
    }

    private void refuseOtherMajor() throws IOException {
        Path version = directory.postgres().resolve("PG_VERSION");
        String major = Files.exists(version) ? Files.readString(version).strip() : MAJOR;
        if (!major.isEmpty() && !major.equals(MAJOR)) {
            throw new CannotStart(
                    "%s was written by PostgreSQL %s, this Claimbook brings PostgreSQL %s."
                            .formatted(directory.postgres().toAbsolutePath(), major, MAJOR),
                    "Dump it with the Claimbook that wrote it or a PostgreSQL %s (pg_dump), and restore it into a fresh claimbook.data-dir or a server of your own (spring.datasource.url)."
                            .formatted(major));
        }
    }

    /// A disk that is not mounted looks like a first start, but for the password of an earlier one.
    private void refuseLostCluster() {
        if (Files.exists(directory.password()) && !Files.exists(directory.unfinished())) {
            throw new CannotStart(
                    "The server of the password %s is gone: %s holds nothing."
                            .formatted(
                                    directory.password().getFileName(),
                                    directory.postgres().toAbsolutePath()),
                    "Mount its disk or restore the directory, and nothing is lost. To begin with an empty database, remove the file %s or name another claimbook.data-dir."
                            .formatted(directory.password().toAbsolutePath()));
        }
    }

    private void refuseLostPassword() {
        if (!Files.exists(directory.password())) {
            throw new CannotStart(
                    "The password of the server in %s is gone: there is no file %s."
                            .formatted(
                                    directory.postgres().toAbsolutePath(),
                                    directory.password().getFileName()),
                    "Restore the file together with the directory, both belong to one backup.");
        }
    }

    private void removeHalfUnpackedPrograms() throws IOException {
        try (Stream<Path> versions = Files.list(directory.programs())) {
            for (Path version : versions.toList()) {
                if (!Files.exists(version.resolve(".exists"))) {
                    FileSystemUtils.deleteRecursively(version);
                }
            }
        }
    }

    private void removeHalfMadeCluster() throws IOException {
        if (Files.exists(directory.unfinished()) && !holdsDatabase()) {
            FileSystemUtils.deleteRecursively(directory.postgres());
        }
    }

    private boolean holdsDatabase() throws IOException {
        Path base = directory.postgres().resolve("base");
        if (!Files.isDirectory(base)) {
            return false;
        }
        try (Stream<Path> databases = Files.list(base)) {
            return databases
                    .map(database -> database.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .anyMatch(name -> Long.parseLong(name) >= FIRST_OF_USERS);
        }
    }

    private boolean isMissing() throws IOException {
        if (!Files.exists(directory.postgres())) {
            return true;
        }
        try (Stream<Path> files = Files.list(directory.postgres())) {
            return files.findAny().isEmpty();
        }
    }
}
