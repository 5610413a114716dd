package org.claimbook.source;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimbook.audit.ChangeView;
import org.claimbook.audit.ChangeView.FieldChange;
import org.claimbook.audit.Shown;
import org.claimbook.audit.Subject;
import org.claimbook.shared.TextForm;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The audit knows sources by their ids; whoever reads it gets the names that everybody in the
/// newsroom may read today. What identified a source that has none is left out.
@Component
class NamesOfToday implements Shown {

    private static final Set<String> IDENTIFYING =
            Set.of("name", "homepage", "handles", "sameAs", "aliases");

    private final SourceLabels sources;
    private final JsonMapper json;

    NamesOfToday(SourceLabels sources, JsonMapper json) {
        this.sources = sources;
        this.json = json;
    }

    @Override
    public List<ChangeView> today(List<ChangeView> changes) {
        Map<UUID, SourceLabel> known = sources.of(ids(changes));
        Map<String, JsonNode> labels =
                known.entrySet().stream()
                        .collect(
                                toMap(
                                        label -> label.getKey().toString(),
                                        label -> json.valueToTree(label.getValue())));
        return changes.stream()
                .map(change -> change.with(named(visible(change, known), labels)))
                .toList();
    }

    /// Ids are unique, so that whatever has the id of a source is one.
    private static Set<UUID> ids(List<ChangeView> changes) {
        Stream<UUID> named =
                changes.stream()
                        .flatMap(change -> change.changes().values().stream())
                        .flatMap(field -> Stream.of(field.before(), field.after()))
                        .filter(Objects::nonNull)
                        .flatMap(value -> value.findValuesAsString("id").stream())
                        .filter(TextForm::isUuid)
                        .map(TextForm::uuid);
        return Stream.concat(named, changes.stream().map(change -> change.subject().id()))
                .collect(toSet());
    }

    private static Map<String, FieldChange> visible(
            ChangeView change, Map<UUID, SourceLabel> known) {
        SourceLabel source = known.get(change.subject().id());
        if (change.subject().kind() != Subject.Kind.SOURCE
                || source == null
                || source.disclosure() == Disclosure.NAMED) {
            return change.changes();
        }
        Map<String, FieldChange> visible = new LinkedHashMap<>(change.changes());
        visible.keySet().removeAll(IDENTIFYING);
        return visible;
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
