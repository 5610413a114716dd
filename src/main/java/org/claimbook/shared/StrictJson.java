package org.claimbook.shared;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a record from a JSON tree as strictly as a body is read, for patches and imports.
@Component
public class StrictJson {

    private final JsonMapper mapper;

    StrictJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// Notes wrong values and goes on with null; refuses a wrong structure.
    public <T> T read(JsonNode json, Class<T> type, Faults faults) {
        if (json.isNull() || json.isMissingNode()) {
            throw new BadRequest("wrong-type", "", "Expects an object.");
        }
        try {
            T read = mapper.readerFor(type).withAttribute(Faults.class, faults).readValue(json);
            Shape.check(read, faults);
            return read;
        } catch (JacksonException unreadable) {
            throw Unreadable.refusal(unreadable, faults);
        }
    }
}
