package org.claimbook.postgres;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Permissions of what is nobody else's business, where the file system knows such.
final class OwnerOnly {

    private OwnerOnly() {}

    static FileAttribute<?>[] directory(Path path) {
        return of(path, "rwx------");
    }

    static FileAttribute<?>[] file(Path path) {
        return of(path, "rw-------");
    }

    private static FileAttribute<?>[] of(Path path, String permissions) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
