package org.claimbook.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Looks into JSON-LD as it is published, where one may stand for many and many for one.
final class Things {

    private Things() {}

    /// Whether it is of a type of schema.org, be it one of several.
    static boolean is(JsonNode thing, String type) {
        return types(thing).contains(type);
    }

    static Set<String> types(JsonNode thing) {
        Set<String> types = new TreeSet<>();
        each(thing.path("@type"))
                .filter(JsonNode::isString)
                .forEach(type ->
                        types.add(
                                type.asString()
                                        .strip()
                                        .replaceFirst("^(schema:|https?://schema\\.org/)", "")));
        return types;
    }

    /// A list, or one alone, or none.
    static Stream<JsonNode> each(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream();
        }
        return value.isMissingNode() || value.isNull() ? Stream.empty() : Stream.of(value);
    }

    /// The first text that one of the fields has, be it a number.
    static @Nullable String text(JsonNode thing, String... fields) {
        return Stream.of(fields)
                .flatMap(field -> each(thing.path(field)))
                .filter(JsonNode::isValueNode)
                .map(value -> LooseTexts.text(value.asString()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// All ClaimReviews in it, wherever they stand; one without an address of its own has that of
    /// what it stands in.
    static List<ObjectNode> reviews(JsonNode thing, @Nullable String page) {
        List<ObjectNode> found = new ArrayList<>();
        collect(thing, page, found);
        return found;
    }

    private static void collect(JsonNode thing, @Nullable String page, List<ObjectNode> found) {
        if (thing instanceof ObjectNode object && is(object, "ClaimReview")) {
            if (page != null && LooseTexts.address(text(object, "url")) == null) {
                object.put("url", page);
            }
            found.add(object);
            return;
        }
        String own = thing.isObject() ? LooseTexts.address(text(thing, "url", "@id")) : null;
        String around = own == null ? page : own;
        thing.forEach(part -> collect(part, around, found));
    }
}
