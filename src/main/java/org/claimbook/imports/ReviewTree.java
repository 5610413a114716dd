package org.claimbook.imports;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.claimbook.imports.RecordStream.Unreadable;
import org.claimbook.imports.ReviewStream.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Walks through JSON of any length and hands out one part at a time: what stands in a list at the
/// top, in a DataFeed or in a graph, and whatever else an object at the top has.
final class ReviewTree {

    /// Lists that may be as long as the file.
    private static final Set<String> LISTS = Set.of("dataFeedElement", "@graph", "itemListElement");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;

    /// The object at the top that is being read, beyond its lists.
    private final Deque<ObjectNode> open = new ArrayDeque<>();

    private int lists;
    private int budget;

    ReviewTree(JsonParser parser) {
        this.parser = parser;
    }

    /// Null after the last.
    ///
    /// @throws Unreadable where it is no JSON any more
    @Nullable Document next() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            while (token != null) {
                Document document = at(token);
                if (document != null) {
                    return document;
                }
                token = parser.nextToken();
            }
            return null;
        } catch (JacksonIOException gone) {
            throw gone.getCause();
        } catch (JacksonException broken) {
            throw new Unreadable(JsonLines.why(broken));
        }
    }

    private @Nullable Document at(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> {
                lists++;
                yield null;
            }
            case END_ARRAY -> {
                lists--;
                yield null;
            }
            case START_OBJECT -> lists > 0 ? whole() : begin();
            case PROPERTY_NAME -> property();
            case END_OBJECT -> end();
            default -> Document.wrong("", "wrong-type", "Expects an object.");
        };
    }

    private @Nullable Document begin() {
        open.push(NODES.objectNode());
        budget = Lines.MOST;
        return null;
    }

    private @Nullable Document property() {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (LISTS.contains(name) && value == JsonToken.START_ARRAY) {
            lists++;
            return null;
        }
        open.element().set(name, tree());
        return budget < 0 ? tooLarge() : null;
    }

    /// What held nothing but its lists is no part of its own.
    private @Nullable Document end() {
        ObjectNode rest = open.pop();
        return Things.reviews(rest, null).isEmpty() && isFrame(rest) ? null : Document.of(rest);
    }

    private static boolean isFrame(ObjectNode rest) {
        return Things.types(rest).stream().allMatch(Set.of("DataFeed", "ItemList")::contains);
    }

    private Document whole() {
        budget = Lines.MOST;
        JsonNode read = tree();
        return budget < 0 ? tooLarge() : Document.of(read);
    }

    private Document tooLarge() {
        budget = Lines.MOST;
        return Document.wrong("", "too-large", "It is longer than 6 MiB.");
    }

    /// Beyond the budget it is read, but not kept.
    private JsonNode tree() {
        budget -= 16;
        if (budget < 0) {
            parser.skipChildren();
            return NODES.nullNode();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private JsonNode string() {
        String text = parser.getString();
        budget -= text.length();
        return NODES.stringNode(text);
    }

    private ObjectNode object() {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            budget -= name.length();
            parser.nextToken();
            object.set(name, tree());
        }
        return object;
    }

    private ArrayNode array() {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(tree());
        }
        return array;
    }
}
