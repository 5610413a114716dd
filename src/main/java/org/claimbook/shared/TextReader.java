package org.claimbook.shared;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Reads a JSON string in one exact form; a wrong one is noted and reading goes on with null.
final class TextReader<T> extends StdScalarDeserializer<T> {

    private final String code;
    private final String detail;
    private final transient Function<String, ? extends T> form;

    TextReader(Class<?> type, String code, String detail, Function<String, ? extends T> form) {
        super(type);
        this.code = code;
        this.detail = detail;
        this.form = form;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(getValueType(context), parser);
        }
        String text = parser.getString();
        try {
            return form.apply(text);
        } catch (RuntimeException _) { // every parser of the JDK has its own
            return noted(parser, context, text);
        }
    }

    private @Nullable T noted(JsonParser parser, DeserializationContext context, String text) {
        if (!(context.getAttribute(Faults.class) instanceof Faults faults)) {
            throw context.weirdStringException(text, handledType(), detail);
        }
        faults.add(parser.streamReadContext().pathAsPointer().toString(), code, detail);
        return null;
    }
}
