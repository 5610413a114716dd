package org.claimbook.imports;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of a file in UTF-8, of which one that is too long does not fill the memory.
final class Lines implements Closeable {

    /// As much as the body of any other request.
    static final int MOST = 6 * 1024 * 1024;

    /// A line, and why it cannot be used, if so.
    record Line(String text, @Nullable String code, String wrong) {

        private boolean isBlank() {
            return code == null && text.isBlank();
        }
    }

    private final InputStream file;

    Lines(InputStream file) {
        this.file = file;
    }

    /// The next that is not blank; null after the last.
    @Nullable Line next() throws IOException {
        Line line = read();
        while (line != null && line.isBlank()) {
            line = read();
        }
        return line;
    }

    private @Nullable Line read() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(1024);
        long length = 0;
        int next = file.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (length++ < MOST) {
                kept.write(next);
            }
            next = file.read();
        }
        byte[] bytes = kept.toByteArray();
        if (length > MOST) {
            return new Line("", "too-large", "It is longer than 6 MiB.");
        }
        return line(bytes);
    }

    private static Line line(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new Line(text, null, "");
        } catch (CharacterCodingException _) {
            return new Line(
                    new String(bytes, StandardCharsets.UTF_8),
                    "not-utf-8",
                    "It is not UTF-8, in which JSON is written.");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
