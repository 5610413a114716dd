package org.claimbook.imports;

import java.io.IOException;
import java.util.List;
import org.claimbook.imports.Lines.Line;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Claims as JSON Lines: one in each line that is not blank.
final class JsonLines implements RecordStream {

    private final Lines lines;
    private final JsonMapper json;
    private long number;

    JsonLines(Lines lines, JsonMapper json) {
        this.lines = lines;
        this.json = json;
    }

    @Override
    public @Nullable Raw next() throws IOException {
        Line line = lines.next();
        return line == null ? null : raw(line, ++number);
    }

    private Raw raw(Line line, long at) {
        if (line.code() != null) {
            return Raw.ended(at, line.text(), Outcome.FAILED, line.code(), line.wrong());
        }
        try {
            JsonNode read = json.readTree(line.text());
            return read instanceof ObjectNode object
                    ? Raw.of(at, line.text(), object, List.of())
                    : Raw.ended(
                            at, line.text(), Outcome.FAILED, "wrong-type", "Expects an object.");
        } catch (JacksonException wrong) {
            return Raw.ended(at, line.text(), Outcome.FAILED, "malformed-json", why(wrong));
        }
    }

    static String why(JacksonException wrong) {
        TokenStreamLocation at = wrong.getLocation();
        String message = String.valueOf(wrong.getOriginalMessage());
        String where =
                at == null || at.getColumnNr() < 1
                        ? "Not well-formed JSON."
                        : "Not well-formed JSON at line %d, column %d."
                                .formatted(at.getLineNr(), at.getColumnNr());
        if (message.startsWith("Duplicate")) {
            return where + " A field is named twice.";
        }
        return message.contains("exceeds the maximum")
                ? where + " It goes too deep, or on for too long."
                : where;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
