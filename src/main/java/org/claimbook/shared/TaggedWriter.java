package org.claimbook.shared;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.util.NameTransformer;

/// Writes the body's fields as they were hashed, and the tag after them; unwrapped, they come first
/// in what is around them.
final class TaggedWriter extends ValueSerializer<Tagged<?>> {

    private static final ValueSerializer<Tagged<?>> UNWRAPPED =
            new ValueSerializer<>() {
                @Override
                public void serialize(
                        Tagged<?> tagged, JsonGenerator json, SerializationContext context) {
                    write(tagged, json);
                }

                @Override
                public boolean isUnwrappingSerializer() {
                    return true;
                }
            };

    @Override
    public void serialize(Tagged<?> tagged, JsonGenerator json, SerializationContext context) {
        json.writeStartObject();
        write(tagged, json);
        json.writeEndObject();
    }

    @Override
    public ValueSerializer<Tagged<?>> unwrappingSerializer(NameTransformer names) {
        return UNWRAPPED;
    }

    private static void write(Tagged<?> tagged, JsonGenerator json) {
        json.writeRaw(tagged.json(), 1, tagged.json().length() - 2);
        json.writeRaw(',');
        json.writeStringProperty("etag", tagged.etag());
    }
}
