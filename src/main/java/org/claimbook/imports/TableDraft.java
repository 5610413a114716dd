package org.claimbook.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.claimbook.shared.BadRequest;
import org.claimbook.shared.Form;

/// How a table is read, as the form that changes it says it.
record TableDraft(String encoding, String delimiter, Map<String, String> columns) {

    /// As the form names them: browsers send no tab, and no message has a comma for a name.
    static final Map<String, String> DELIMITERS = new LinkedHashMap<>();

    static {
        DELIMITERS.put("comma", ",");
        DELIMITERS.put("semicolon", ";");
        DELIMITERS.put("tab", "\t");
        DELIMITERS.put("bar", "|");
    }

    static TableDraft of(CsvShape shape) {
        String delimiter =
                DELIMITERS.entrySet().stream()
                        .filter(each -> each.getValue().equals(shape.delimiter()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("");
        return new TableDraft(
                Objects.requireNonNullElse(shape.encoding(), ""),
                delimiter,
                Objects.requireNonNullElse(shape.columns(), Map.of()));
    }

    /// Says all of it; in another encoding, or with something else between the columns, the header
    /// is another, and its columns are guessed anew.
    static CsvShape read(Form form, CsvShape before) {
        String encoding = form.value("/encoding").strip();
        String delimiter = DELIMITERS.get(form.value("/delimiter"));
        CsvShape said =
                CsvShape.of(
                        encoding.isEmpty() ? null : encoding,
                        delimiter,
                        columns(form, Objects.requireNonNullElse(before.header(), List.of())));
        return Objects.equals(said.encoding(), before.encoding())
                        && Objects.equals(said.delimiter(), before.delimiter())
                ? said
                : new CsvShape(said.encoding(), said.delimiter(), null, null);
    }

    private static List<String> columns(Form form, List<String> header) {
        List<String> columns = new ArrayList<>();
        for (String field : CsvShape.FIELDS) {
            String column = form.value("/columns/" + field);
            if (!column.isEmpty() && !header.contains(column)) {
                throw new BadRequest(
                        "wrong-parameter", "/columns/" + field, "There is no such column.");
            }
            columns.add(field + "=" + column);
        }
        return header.isEmpty() ? List.of() : columns;
    }
}
