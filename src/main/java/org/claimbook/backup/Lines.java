package org.claimbook.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.Invalid;
import org.jspecify.annotations.Nullable;

/// Reads a backup line by line, none of them longer than anything that can be recorded.
final class Lines {

    /// A text of 5 MiB of which every character is escaped, and what stands around it.
    private static final int LONGEST = 48 << 20;

    private static final int BUFFER = 1 << 16;

    private final InputStream body;
    private final MessageDigest digest = Line.digest();
    private long number;

    Lines(InputStream body) {
        this.body = new BufferedInputStream(body, BUFFER);
    }

    /// Null at the end.
    @Nullable String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = body.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            if (line.size() > LONGEST) {
                throw new BadRequest("too-large", "", "A line is longer than any of a backup.");
            }
            next = body.read();
        }
        if (next < 0 && line.size() == 0) {
            return null;
        }
        number++;
        return text(line.toByteArray());
    }

    private String text(byte[] line) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException _) {
            throw wrong("is no text in UTF-8");
        }
    }

    /// Takes a line into account.
    void digest(String line) {
        digest.update(Line.bytes(line));
    }

    String sha256() {
        return Line.hex(digest);
    }

    /// Says what is wrong with the line that was read last.
    Invalid wrong(String what) {
        return new Invalid("", "not-a-backup", "Line %d %s.".formatted(number, what));
    }
}
