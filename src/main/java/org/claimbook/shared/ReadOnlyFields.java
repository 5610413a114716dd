package org.claimbook.shared;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/// Notes fields that `@ReadOnly` names; every other unknown field ends the reading.
final class ReadOnlyFields extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            @Nullable ValueDeserializer<?> reader,
            Object beanOrClass,
            String name) {
        if (reader == null || !isReadOnly(reader.handledType(), name)) {
            return false;
        }
        if (context.getAttribute(Faults.class) instanceof Faults faults
                && !parser.hasToken(JsonToken.VALUE_NULL)) {
            faults.add(pointer(context, parser, name), "read-only", "The server alone sets this.");
        }
        parser.skipChildren();
        return true;
    }

    private static boolean isReadOnly(@Nullable Class<?> type, String name) {
        ReadOnly readOnly = type == null ? null : type.getAnnotation(ReadOnly.class);
        return readOnly != null && Arrays.asList(readOnly.value()).contains(name);
    }

    /// Of a record Jackson buffers what it does not know, and brings it when the object has ended.
    private static String pointer(DeserializationContext context, JsonParser parser, String name) {
        JsonParser body = context.getParser();
        String at = body.streamReadContext().pathAsPointer().toString();
        return parser.equals(body) ? at : at + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
