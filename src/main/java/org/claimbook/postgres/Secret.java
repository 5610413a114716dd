package org.claimbook.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// 32 random bytes in hexadecimal, as a rule made once and kept in a file that only its owner may
/// read.
final class Secret {

    private static final int LENGTH = 64;

    private Secret() {}

    /// One that is kept nowhere.
    static String next() {
        byte[] bytes = new byte[LENGTH / 2];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// The secret of the file, which is written if there is none; two at once get the same.
    static synchronized String in(Path file) {
        var options =
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, OwnerOnly.file(file));
                var _ = channel.lock()) {
            if (channel.size() < LENGTH) {
                write(channel);
            }
            return read(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel channel) throws IOException {
        channel.write(ByteBuffer.wrap(next().getBytes(StandardCharsets.US_ASCII)), 0);
        channel.force(true);
    }

    private static String read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LENGTH);
        channel.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    }
}
