package org.claimbook.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A list of texts in one line, as a field of a form shows it: separated by commas, and one that
/// has a comma itself in quotation marks, as in RFC 4180.
final class Commas {

    private Commas() {}

    static String write(List<String> items) {
        return items.stream().map(Commas::quoted).collect(Collectors.joining(", "));
    }

    /// Without blank ones.
    static List<String> read(String line) {
        List<String> items = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            int close = close(line, at);
            int end = comma(line, Math.max(close, at));
            String item = line.substring(at, end).strip();
            items.add(
                    close < 0 ? item : item.substring(1, item.length() - 1).replace("\"\"", "\""));
            at = end + 1;
        }
        return items.stream().filter(item -> !item.isBlank()).toList();
    }

    private static String quoted(String item) {
        return item.contains(",") || item.startsWith("\"")
                ? '"' + item.replace("\"", "\"\"") + '"'
                : item;
    }

    /// Behind the quotation marks that close an item which begins with some; -1 where they do not
    /// close it.
    private static int close(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        if (at == line.length() || line.charAt(at) != '"') {
            return -1;
        }
        at++;
        while (at < line.length() && (line.charAt(at) != '"' || line.startsWith("\"\"", at))) {
            at += line.charAt(at) == '"' ? 2 : 1;
        }
        return at < line.length() && line.substring(at + 1, comma(line, at)).isBlank()
                ? at + 1
                : -1;
    }

    private static int comma(String line, int from) {
        int comma = line.indexOf(',', from);
        return comma < 0 ? line.length() : comma;
    }
}
