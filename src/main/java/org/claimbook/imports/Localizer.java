package org.claimbook.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Names;
import org.claimbook.shared.StrictJson;
import org.claimbook.shared.TextForm;
import org.claimbook.source.SourceMention;
import org.claimbook.source.SourceNames;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns what goes by the ids of another Claimbook into what is known here. A NAMED source is found
/// by its name; any other is the same as the last time that it came under its id, or under the
/// `key` that a reader gave it.
@Component
class Localizer {

    /// Where a claim names a source.
    private static final Set<String> SOURCES =
            Set.of("source", "publisher", "credit", "verifier", "party", "askedBy", "parent");

    /// What somebody who has no name goes by.
    static final String KEY = "key";

    /// Of which kind somebody is, unless there is one of that name. Not among what a record says,
    /// which is the same when it comes again.
    static final String KIND_IF_NEW = "kindIfNew";

    /// What is here of some sources: those that came with their id, by the key of those without a
    /// name, and the folded names, of those that a kind comes with, that somebody bears.
    private record Found(Set<UUID> here, Map<String, UUID> keys, Set<String> called) {

        boolean isHere(ObjectNode source) {
            UUID id = id(source);
            return id != null && here.contains(id);
        }

        /// Under what those are created that are missing, unless somebody else has done so.
        List<String> missing(List<ObjectNode> sources) {
            return sources.stream()
                    .filter(source -> !isHere(source))
                    .flatMap(this::missing)
                    .distinct()
                    .toList();
        }

        private Stream<String> missing(ObjectNode source) {
            if (isNamed(source)) {
                return Stream.of(name(source))
                        .filter(name -> source.has(KIND_IF_NEW) && !called.contains(name));
            }
            String key = key(source);
            return key == null || keys.containsKey(key) ? Stream.empty() : Stream.of(key);
        }
    }

    private final SourceNames names;
    private final Names locks;
    private final StrictJson strict;
    private final JdbcClient jdbc;

    Localizer(SourceNames names, Names locks, StrictJson strict, JdbcClient jdbc) {
        this.names = names;
        this.locks = locks;
        this.strict = strict;
        this.jdbc = jdbc;
    }

    /// In the transaction that records the claims.
    void localize(Collection<ObjectNode> claims, Actor actor) {
        List<ObjectNode> sources = new ArrayList<>();
        claims.forEach(claim -> sources(claim, sources::add));
        Found found = found(sources);
        for (ObjectNode source : sources) {
            if (found.isHere(source)) {
                source.retain("id");
            } else if (isNamed(source)) {
                boolean isNew = found.called().add(name(source));
                if (isNew && source.has(KIND_IF_NEW)) {
                    create(source.deepCopy().set("kind", source.path(KIND_IF_NEW)), actor);
                }
                source.remove(List.of("id", KEY, KIND_IF_NEW));
            } else if (key(source) != null) {
                String key = Objects.requireNonNull(key(source));
                UUID local = found.keys().computeIfAbsent(key, _ -> create(source, key, actor));
                source.removeAll().put("id", local.toString());
            }
        }
    }

    private Found found(List<ObjectNode> sources) {
        Found found = look(sources);
        List<String> missing = found.missing(sources);
        if (missing.isEmpty()) {
            return found;
        }
        locks.hold(Names.Kind.SOURCE);
        locks.lock(Names.Kind.SOURCE, missing);
        return look(sources); // with what others have created meanwhile
    }

    private Found look(List<ObjectNode> sources) {
        return new Found(here(sources), known(sources), called(sources));
    }

    /// Whether it says who a confidential source is: that is for its own sealed place alone, and a
    /// file is none.
    static boolean namesConfidential(JsonNode claim) {
        List<ObjectNode> sources = new ArrayList<>();
        sources(claim, sources::add);
        return sources.stream()
                .anyMatch(source ->
                        source.path("disclosure").asString("").equals("CONFIDENTIAL")
                                && source.path("name").isString());
    }

    private static void sources(JsonNode node, Consumer<ObjectNode> found) {
        node.forEachEntry((name, value) -> {
            if (SOURCES.contains(name) && value instanceof ObjectNode source) {
                found.accept(source);
            }
            sources(value, found);
        });
        if (node.isArray()) {
            node.forEach(item -> sources(item, found));
        }
    }

    private Set<UUID> here(List<ObjectNode> sources) {
        UUID[] ids =
                sources.stream()
                        .map(Localizer::id)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(UUID[]::new);
        return ids.length == 0
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql(
                                        "select id from source where id = any(:ids) and deleted_at is null")
                                .param("ids", ids)
                                .query((row, _) -> row.getObject("id", UUID.class))
                                .list());
    }

    private Set<String> called(List<ObjectNode> sources) {
        return new HashSet<>(
                names.borne(
                        sources.stream()
                                .filter(source -> source.has(KIND_IF_NEW))
                                .map(Localizer::name)
                                .distinct()
                                .toList()));
    }

    private Map<String, UUID> known(List<ObjectNode> sources) {
        String[] keys =
                sources.stream()
                        .map(Localizer::key)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(String[]::new);
        return keys.length == 0
                ? new HashMap<>()
                : jdbc
                        .sql("select key, source_id from imported_source where key = any(:keys)")
                        .param("keys", keys)
                        .query((row, _) ->
                                Map.entry(
                                        row.getString("key"),
                                        row.getObject("source_id", UUID.class)))
                        .list()
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        (one, _) -> one,
                                        HashMap::new));
    }

    private UUID create(ObjectNode source, String key, Actor actor) {
        ObjectNode mention = source.deepCopy();
        if (mention.path("description").isMissingNode() && mention.path("name").isString()) {
            mention.set("description", mention.remove("name"));
        }
        UUID id = create(mention, actor);
        jdbc.sql("insert into imported_source (key, source_id) values (:key, :source)")
                .param("key", key)
                .param("source", id)
                .update();
        return id;
    }

    private UUID create(ObjectNode mention, Actor actor) {
        mention.remove(List.of("id", KEY, KIND_IF_NEW));
        Faults faults = new Faults();
        SourceMention draft = strict.read(mention, SourceMention.class, faults);
        faults.throwIfAny();
        return names.one(draft, actor);
    }

    private static String name(ObjectNode source) {
        return Names.fold(source.path("name").asString(""));
    }

    private static boolean isNamed(ObjectNode source) {
        String disclosure = source.path("disclosure").asString("");
        return disclosure.equals("NAMED")
                || (disclosure.isEmpty() && source.path("name").isString());
    }

    private static @Nullable UUID id(ObjectNode source) {
        String id = source.path("id").asString("");
        return TextForm.isUuid(id) ? UUID.fromString(id) : null;
    }

    private static @Nullable String key(ObjectNode source) {
        if (isNamed(source)) {
            return null;
        }
        String key = source.path(KEY).asString("");
        UUID id = id(source);
        return key.isEmpty() ? (id == null ? null : Prepared.key("source", id.toString())) : key;
    }
}
