package org.claimbook.exchange;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/// Says what in a JSON-LD object the terms of schema.org do not allow: types, properties on types,
/// and values of properties.
final class SchemaOrg {

    private static final Map<String, String> TERMS = terms();
    private static final Map<String, Pattern> TEXTS =
            Map.of(
                    "Text", Pattern.compile("(?s).+"),
                    "URL", Pattern.compile("https?://\\S+"),
                    "Date", Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?"),
                    "DateTime", Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z"));

    private final List<String> wrong = new ArrayList<>();

    static List<String> wrongIn(JsonNode document) {
        SchemaOrg check = new SchemaOrg();
        if (!document.path("@context").asString("").equals("https://schema.org")) {
            check.wrong.add("@context");
        }
        check.object(document, "");
        return check.wrong;
    }

    private void object(JsonNode object, String at) {
        String type = object.path("@type").asString("");
        if (!TERMS.containsKey(type)) {
            wrong.add("%s: no type %s".formatted(at, type));
            return;
        }
        object.forEachEntry((name, value) -> {
            if (!name.startsWith("@")) {
                property(type, name, value, at + "/" + name);
            }
        });
    }

    private void property(String type, String name, JsonNode value, String at) {
        String ranges = ranges(type, name);
        if (ranges.isEmpty()) {
            wrong.add("%s: no property of %s".formatted(at, type));
        } else if (value.isArray() && !value.isEmpty()) {
            value.forEach(item -> value(item, ranges, at));
        } else {
            value(value, ranges, at);
        }
    }

    private void value(JsonNode value, String ranges, String at) {
        boolean fits = Stream.of(ranges.split(" ", -1)).anyMatch(range -> fits(value, range));
        if (!fits) {
            wrong.add("%s: %s is none of %s".formatted(at, value, ranges));
        }
        if (value.isObject()) {
            object(value, at);
        }
    }

    private static boolean fits(JsonNode value, String range) {
        if (value.isObject()) {
            return lineage(value.path("@type").asString("")).anyMatch(range::equals);
        }
        if (value.isString()) {
            Pattern form = TEXTS.get(range);
            return form != null && form.matcher(value.asString()).matches();
        }
        return value.isNumber() && range.equals("Number");
    }

    private static String ranges(String type, String property) {
        return lineage(type)
                .map(each -> TERMS.getOrDefault(each + "." + property, ""))
                .filter(ranges -> !ranges.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Stream<String> lineage(String type) {
        return Stream.iterate(type, TERMS::containsKey, each -> TERMS.getOrDefault(each, ""));
    }

    private static Map<String, String> terms() {
        try {
            return new ClassPathResource("schema-org-terms.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(":", 2))
                    .collect(toMap(term -> term[0], term -> term[1].strip()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
