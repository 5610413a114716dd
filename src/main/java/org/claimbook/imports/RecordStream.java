package org.claimbook.imports;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The records of a file, one after the other.
interface RecordStream extends Closeable {

    /// Null after the last.
    ///
    /// @throws Unreadable if the rest of the file cannot be read
    @Nullable Raw next() throws IOException;

    /// Says to whom sent it why a file cannot be read any further.
    final class Unreadable extends RuntimeException {

        Unreadable(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }
}
