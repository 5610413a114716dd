package org.claimbook.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.claimbook.shared.Download;

/// The file of the records that failed, as they came, to be repaired and imported again.
final class FailedRecords {

    private FailedRecords() {}

    static void send(Imports imports, UUID id, HttpServletResponse response) {
        boolean table = imports.get(id).format() == ImportFormat.CSV;
        Download.write(
                response,
                table ? "text/csv;charset=UTF-8" : "application/jsonl",
                "failed-%s.%s".formatted(id, table ? "csv" : "jsonl"),
                to -> {
                    try (Writer out = new OutputStreamWriter(to, StandardCharsets.UTF_8)) {
                        imports.failed(id, record -> write(out, record));
                    }
                });
    }

    private static void write(Writer out, String record) {
        try {
            out.write(record);
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
