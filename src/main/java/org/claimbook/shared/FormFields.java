package org.claimbook.shared;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads the fields of a form into the body that a client of the API would send. A field is named
/// by its place in that body (`/chain/0/source/name`), and says after a `#` if it is not a text:
/// number, boolean, moment, id (or an address that ends with it), commas, lines, list; exact, for a
/// text of which no space is taken away; or named, for an id and the name that it stands for: while
/// the name beside it is that one, the id counts, else what is typed.
///
/// What is left empty is null; items of which nothing is filled in are left out. Items have the
/// order in which they were sent; their numbers only tell them apart.
final class FormFields {

    private static final String NAMED = "named";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// What each field shows again, by its place once empty items are left out.
    private final Map<String, String> shown = new LinkedHashMap<>();

    private final Faults faults;

    FormFields(Faults faults) {
        this.faults = faults;
    }

    Map<String, String> shown() {
        return shown;
    }

    ObjectNode read(Map<String, String[]> parameters) {
        Part all = new Part();
        parameters.forEach((name, values) -> {
            if (name.startsWith("/")) {
                String[] named = name.split("#", 2);
                Part part = all;
                for (String step : named[0].substring(1).split("/", -1)) {
                    part = part.parts.computeIfAbsent(step, _ -> new Part());
                }
                part.type = named.length == 1 ? "" : named[1];
                part.values =
                        part.type.equals(NAMED) ? id(named[0], values[0], parameters) : values;
            }
        });
        return node(all, "") instanceof ObjectNode body ? body : JSON.objectNode();
    }

    private JsonNode node(Part part, String at) {
        if (part.parts.isEmpty()) {
            shown.put(at, part.text());
            return part.isEmpty() ? JSON.nullNode() : value(part, at);
        }
        if (part.isEmpty() && !at.isEmpty()) {
            part.parts.forEach((name, inner) -> node(inner, at + "/" + name));
            return JSON.nullNode();
        }
        return part.isList() ? items(part, at) : fields(part, at);
    }

    private JsonNode items(Part part, String at) {
        ArrayNode items = JSON.arrayNode();
        part.parts.values().stream()
                .filter(item -> !item.isEmpty())
                .forEach(item -> items.add(node(item, at + "/" + items.size())));
        return items;
    }

    private JsonNode fields(Part part, String at) {
        ObjectNode fields = JSON.objectNode();
        part.parts.forEach((name, inner) -> fields.set(name, node(inner, at + "/" + name)));
        Part id = part.parts.get("id");
        if (id != null && id.type.equals(NAMED) && !id.isEmpty()) {
            fields.putNull("name"); // it may have got another one meanwhile
        }
        return fields;
    }

    private JsonNode value(Part part, String at) {
        String text = part.text();
        return switch (part.type) {
            case "number" -> number(text, at);
            case "boolean" -> JSON.booleanNode(text.equals("true"));
            case "moment" -> JSON.stringNode(moment(text));
            case "id" -> JSON.stringNode(id(text));
            case "commas" -> list(Commas.read(text));
            case "lines" -> list(text.lines().toList());
            case "list" -> list(Arrays.asList(part.values));
            case "exact" -> JSON.stringNode(text);
            default -> JSON.stringNode(text.strip());
        };
    }

    private JsonNode number(String text, String at) {
        try {
            String digits = text.strip();
            return digits.matches("-?\\d{1,9}")
                    ? JSON.numberNode(Integer.parseInt(digits))
                    : JSON.numberNode(new BigDecimal(digits));
        } catch (NumberFormatException _) {
            faults.add(at, "not-a-number", "A number like 3000 or 2.5.");
            return JSON.nullNode();
        }
    }

    private static String[] id(String at, String idAndName, Map<String, String[]> parameters) {
        String[] known = idAndName.split(" ", 2);
        String[] typed = parameters.get(at.replaceFirst("id$", "name"));
        return known.length == 2
                        && typed != null
                        && Names.fold(typed[0]).equals(Names.fold(known[1]))
                ? new String[] {known[0]}
                : new String[0];
    }

    private static String id(String text) {
        Matcher id = ID.matcher(text.strip());
        return id.find() ? id.group() : text.strip();
    }

    /// What a browser's field for a date and a time of day sends, in UTC.
    private static String moment(String text) {
        try {
            return LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC).toString();
        } catch (DateTimeParseException _) {
            return text.strip();
        }
    }

    private static JsonNode list(List<String> values) {
        ArrayNode items = JSON.arrayNode();
        values.stream().map(String::strip).filter(it -> !it.isEmpty()).forEach(items::add);
        return items;
    }

    /// A field, or what it is a part of.
    private static final class Part {

        private final Map<String, Part> parts = new LinkedHashMap<>();
        private String type = "";
        private String[] values = {};

        /// Browsers end lines with CR LF; of several fields for one value, such as a check box and
        /// the hidden field before it, the last that is filled in counts.
        String text() {
            String last = "";
            for (String value : values) {
                last = value.isBlank() && !last.isBlank() ? last : value.replace("\r\n", "\n");
            }
            return type.equals("list") ? String.join(", ", values) : last;
        }

        boolean isEmpty() {
            return parts.isEmpty()
                    ? Arrays.stream(values).allMatch(String::isBlank)
                    : parts.values().stream().allMatch(Part::isEmpty);
        }

        boolean isList() {
            return parts.keySet().stream().allMatch(name -> name.matches("\\d{1,6}"));
        }
    }
}
