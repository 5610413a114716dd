package org.claimbook.shared;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Changes a record as a JSON merge patch says (RFC 7396), and reads the outcome as strictly as a
/// new one.
@Component
public class MergePatch {

    /// What a patched resource consumes.
    public static final String TYPE = "application/merge-patch+json";

    private final JsonMapper mapper;
    private final StrictJson strict;

    MergePatch(JsonMapper mapper, StrictJson strict) {
        this.mapper = mapper;
        this.strict = strict;
    }

    /// The record with the patch applied; refuses everything that is wrong with it at once.
    public <T extends Record> T apply(JsonNode patch, T current) {
        Faults faults = new Faults();
        T merged = apply(patch, current, faults);
        faults.throwIfAny();
        return merged;
    }

    /// The same for a caller that has rules to add, and throws later.
    @SuppressWarnings("unchecked")
    public <T extends Record> T apply(JsonNode patch, T current, Faults faults) {
        if (!(patch instanceof ObjectNode changes)) {
            throw new BadRequest("wrong-type", "", "A merge patch of a resource is an object.");
        }
        ObjectNode target = mapper.valueToTree(current);
        merge(target, changes);
        return (T) strict.read(target, current.getClass(), faults);
    }

    private static void merge(ObjectNode target, ObjectNode changes) {
        for (var change : changes.properties()) {
            String name = change.getKey();
            if (change.getValue().isNull() && target.has(name)) {
                target.remove(name);
            } else {
                target.set(name, merged(target.get(name), change.getValue()));
            }
        }
    }

    /// A null for what is not there stays, so that an unknown field is refused in any case.
    private static JsonNode merged(@Nullable JsonNode old, JsonNode change) {
        if (!(change instanceof ObjectNode changes)) {
            return change;
        }
        ObjectNode target = old instanceof ObjectNode object ? object : changes.objectNode();
        merge(target, changes);
        return target;
    }
}
