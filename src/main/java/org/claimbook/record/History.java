package org.claimbook.record;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.audit.AuditTrail;
import org.claimbook.audit.ChangeView;
import org.claimbook.audit.ChangeView.FieldChange;
import org.claimbook.claim.Claims;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.claimbook.shared.TextForm;
import org.claimbook.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What was done to a claim and its parts. The audit knows sources by their ids; here they have the
/// names that everybody in the newsroom may read.
@Component
@Transactional(readOnly = true)
@OpenTo(Caller.READER)
class History {

    private final Claims claims;
    private final AuditTrail trail;
    private final Sources sources;
    private final JsonMapper json;

    History(Claims claims, AuditTrail trail, Sources sources, JsonMapper json) {
        this.claims = claims;
        this.trail = trail;
        this.sources = sources;
        this.json = json;
    }

    /// Newest first; of those before a place in the order, if one is given.
    @OpenTo(Caller.READER)
    List<ChangeView> of(UUID claim, @Nullable Long before, int limit) {
        List<ChangeView> changes = trail.ofClaim(claim, claims.parts(claim), before, limit);
        Map<String, JsonNode> labels = labels(changes);
        return changes.stream()
                .map(change -> change.with(named(change.changes(), labels)))
                .toList();
    }

    /// Ids are unique, so that whatever has the id of a source is one.
    private Map<String, JsonNode> labels(List<ChangeView> changes) {
        Set<UUID> ids =
                changes.stream()
                        .flatMap(change -> change.changes().values().stream())
                        .flatMap(field -> Stream.of(field.before(), field.after()))
                        .filter(Objects::nonNull)
                        .flatMap(value -> value.findValuesAsString("id").stream())
                        .filter(TextForm::isUuid)
                        .map(TextForm::uuid)
                        .collect(toSet());
        return sources.labels(ids).entrySet().stream()
                .collect(
                        toMap(
                                label -> label.getKey().toString(),
                                label -> json.valueToTree(label.getValue())));
    }

    private Map<String, FieldChange> named(
            Map<String, FieldChange> fields, Map<String, JsonNode> labels) {
        Map<String, FieldChange> named = new LinkedHashMap<>();
        fields.forEach((name, field) ->
                named.put(
                        name,
                        new FieldChange(
                                field.before() == null ? null : named(field.before(), labels),
                                field.after() == null ? null : named(field.after(), labels))));
        return named;
    }

    /// Leaves out what is absent, too.
    private JsonNode named(JsonNode value, Map<String, JsonNode> labels) {
        if (value.isArray()) {
            ArrayNode items = json.createArrayNode();
            value.forEach(item -> items.add(named(item, labels)));
            return items;
        }
        if (!value.isObject()) {
            return value;
        }
        JsonNode label = labels.get(value.path("id").asString(""));
        if (label != null) {
            return label;
        }
        ObjectNode fields = json.createObjectNode();
        value.forEachEntry((name, field) -> {
            if (!field.isNull()) {
                fields.set(name, named(field, labels));
            }
        });
        return fields;
    }
}
