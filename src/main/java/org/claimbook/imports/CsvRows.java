package org.claimbook.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The rows of a table with a header, as objects of the fields that its columns are.
final class CsvRows implements RecordStream {

    private static final int LOOKED_AT = 256 * 1024;
    private static final int MOST_COLUMNS = 1_000;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private final CsvShape shape;
    private long number;

    /// @throws Unreadable if it has no header
    CsvRows(BufferedInputStream file, CsvShape asked) throws IOException {
        file.mark(LOOKED_AT);
        byte[] head = file.readNBytes(LOOKED_AT - 1);
        file.reset();
        CsvShape guessed = asked.guessed(head);
        Charset charset = Charset.forName(Objects.requireNonNull(guessed.encoding()));
        this.reader =
                CsvReader.builder()
                        .fieldSeparator(Objects.requireNonNull(guessed.delimiter()).charAt(0))
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(new InputStreamReader(file, charset));
        this.rows = reader.iterator();
        this.shape = guessed.with(header());
    }

    /// @throws Unreadable if no column is the claim, or one is not there
    void refuseWithoutClaims() {
        if (!columns().containsKey("statement")) {
            throw new Unreadable(
                    "No column is the claim: name it like column=statement=Claim text.");
        }
        for (Map.Entry<String, String> column : columns().entrySet()) {
            if (!Objects.requireNonNull(shape.header()).contains(column.getValue())) {
                throw new Unreadable("There is no column “%s”.".formatted(column.getValue()));
            }
        }
    }

    CsvShape shape() {
        return shape;
    }

    private Map<String, String> columns() {
        return Objects.requireNonNull(shape.columns());
    }

    private List<String> header() throws IOException {
        CsvRecord first = row();
        if (first == null) {
            throw new Unreadable("The table has no header.");
        }
        if (first.getFieldCount() > MOST_COLUMNS) {
            throw new Unreadable("A table has at most 1,000 columns.");
        }
        return first.getFields().stream()
                .map(name -> LooseTexts.mended(name).replace("\ufeff", "").strip())
                .toList();
    }

    @Override
    public @Nullable Raw next() throws IOException {
        CsvRecord row = row();
        if (row == null) {
            return null;
        }
        String delimiter = Objects.requireNonNull(shape.delimiter());
        String text = line(row.getFields(), delimiter);
        List<String> header = Objects.requireNonNull(shape.header());
        if (row.getFieldCount() != header.size()) {
            return Raw.ended(
                    ++number,
                    text,
                    Outcome.FAILED,
                    "wrong-columns",
                    "It has %d columns, and the header %d."
                            .formatted(row.getFieldCount(), header.size()));
        }
        ObjectNode fields = JsonMapper.shared().createObjectNode();
        columns()
                .forEach((field, name) -> {
                    String value = row.getField(header.indexOf(name)).strip();
                    if (!value.isEmpty()) {
                        fields.put(field, value);
                    }
                });
        return Raw.of(++number, text, fields, List.of());
    }

    private @Nullable CsvRecord row() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException broken) {
            throw new Unreadable(
                    "The table cannot be read after row %d: a row is too long, or a quote does not end."
                            .formatted(number));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    /// As a table has it.
    static String line(List<String> fields, String delimiter) {
        StringWriter text = new StringWriter();
        CsvWriter.builder()
                .fieldSeparator(delimiter.charAt(0))
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text)
                .writeRecord(fields);
        return text.toString().replaceFirst("\n$", "");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
