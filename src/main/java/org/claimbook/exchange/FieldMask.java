package org.claimbook.exchange;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.claimbook.shared.BadRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which part of an answer somebody wants, as Google's APIs take it in `fields`:
/// `claims(text,claimReview/publisher/name),nextPageToken`. A field without any behind it is wanted
/// whole; `*` is every field; items of a list are asked for as one.
final class FieldMask {

    private static final int DEEPEST = 10;

    private final Map<String, FieldMask> parts = new LinkedHashMap<>();

    /// @throws BadRequest if it names what is not in such an answer
    static FieldMask of(String text, Class<? extends Record> answer) {
        Reading reading = new Reading(text);
        FieldMask mask = new FieldMask();
        reading.list(mask, answer, 0);
        if (!reading.isOver()) {
            throw wrong(text);
        }
        return mask;
    }

    /// Leaves of an answer only what is wanted.
    void apply(JsonNode answer) {
        if (parts.isEmpty()) {
            return;
        }
        if (answer instanceof ObjectNode object && !parts.containsKey("*")) {
            object.retain(parts.keySet());
        }
        if (answer.isArray()) {
            answer.forEach(this::apply);
        } else {
            answer.properties()
                    .forEach(field -> {
                        FieldMask part = parts.getOrDefault(field.getKey(), parts.get("*"));
                        if (part != null) {
                            part.apply(field.getValue());
                        }
                    });
        }
    }

    private static BadRequest wrong(String text) {
        return new BadRequest(
                "wrong-parameter", "/fields", "Invalid field selection %s.".formatted(text));
    }

    /// Reads one from left to right.
    private static final class Reading {

        private final String text;
        private int at;

        Reading(String text) {
            this.text = text.replaceAll("\\s", "");
        }

        boolean isOver() {
            return at == text.length();
        }

        void list(FieldMask into, @Nullable Class<?> type, int depth) {
            do {
                path(into, type, depth);
            } while (skip(','));
        }

        private void path(FieldMask into, @Nullable Class<?> type, int depth) {
            if (depth > DEEPEST) {
                throw wrong(text);
            }
            String name = name();
            Class<?> part = name.equals("*") ? null : part(type, name);
            FieldMask mask = into.parts.computeIfAbsent(name, _ -> new FieldMask());
            if (skip('/')) {
                path(mask, part, depth + 1);
            } else if (skip('(')) {
                list(mask, part, depth + 1);
                if (!skip(')')) {
                    throw wrong(text);
                }
            }
        }

        private String name() {
            int start = at;
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '*')) {
                at++;
            }
            if (at == start) {
                throw wrong(text);
            }
            return text.substring(start, at);
        }

        private boolean skip(char expected) {
            boolean there = at < text.length() && text.charAt(at) == expected;
            at += there ? 1 : 0;
            return there;
        }

        /// Behind `*` nobody knows of which kind it is.
        private @Nullable Class<?> part(@Nullable Class<?> type, String name) {
            if (type == null) {
                return null;
            }
            return Arrays.stream(type.isRecord() ? type.getRecordComponents() : NONE)
                    .filter(component -> component.getName().equals(name))
                    .findFirst()
                    .map(Reading::kind)
                    .orElseThrow(() -> wrong(text));
        }

        private static Class<?> kind(RecordComponent component) {
            return component.getGenericType() instanceof ParameterizedType list
                    ? (Class<?>) list.getActualTypeArguments()[0]
                    : component.getType();
        }

        private static final RecordComponent[] NONE = {};
    }
}
