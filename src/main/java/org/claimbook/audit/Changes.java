package org.claimbook.audit;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Compares two views field by field; null and empty both count as absent.
class Changes {

    private final JsonMapper json;

    Changes(JsonMapper json) {
        this.json = json;
    }

    /// `{"field": {"before": x, "after": y}}` of the fields that differ, without the absent side.
    ObjectNode between(@Nullable Object before, @Nullable Object after) {
        ObjectNode old = tree(before);
        ObjectNode now = tree(after);
        Set<String> fields = new LinkedHashSet<>(old.propertyNames());
        fields.addAll(now.propertyNames());
        ObjectNode changes = json.createObjectNode();
        fields.forEach(field -> compare(field, old.path(field), now.path(field), changes));
        return changes;
    }

    private ObjectNode tree(@Nullable Object view) {
        return view == null ? json.createObjectNode() : json.valueToTree(view);
    }

    private void compare(String field, JsonNode old, JsonNode now, ObjectNode changes) {
        if (old.equals(now) || (isAbsent(old) && isAbsent(now))) {
            return;
        }
        ObjectNode change = changes.putObject(field);
        if (!isAbsent(old)) {
            change.set("before", old);
        }
        if (!isAbsent(now)) {
            change.set("after", now);
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isContainer() && value.isEmpty())
                || (value.isString() && value.stringValue().isEmpty());
    }
}
