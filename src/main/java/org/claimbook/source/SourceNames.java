package org.claimbook.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.Names;
import org.claimbook.shared.OpenTo;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/// Turns what requests call sources into ids: by id, by name, or by creating them.
@Component
@Transactional(propagation = Propagation.MANDATORY)
@OpenTo(Caller.EDITOR)
public class SourceNames {

    private final CalledSources sources;
    private final SourceLabels labels;
    private final NewSources newSources;
    private final Names names;

    SourceNames(CalledSources sources, SourceLabels labels, NewSources newSources, Names names) {
        this.sources = sources;
        this.labels = labels;
        this.newSources = newSources;
        this.names = names;
    }

    /// The ids of all mentions, by the pointer at which each stands in the request; what names no
    /// source is a fault there. None of them is merged or deleted before the transaction ends.
    public ResolvedSources resolve(
            Map<String, SourceMention> mentions, Faults faults, Actor actor) {
        Map<String, UUID> found = new HashMap<>();
        if (!mentions.isEmpty()) {
            names.hold(Names.Kind.SOURCE);
        }
        Map<UUID, SourceLabel> known = labels.present(ids(mentions.values()));
        Map<String, SourceMention> others = new LinkedHashMap<>();
        mentions.forEach((pointer, mention) ->
                faults.in(
                        pointer,
                        part -> {
                            UUID id = mention.id();
                            SourceLabel source = id == null ? null : known.get(id);
                            if (id == null && part.clean("/id")) {
                                others.put(pointer, mention);
                            } else if (id == null) {
                                return; // one was sent, and known to be wrong
                            } else if (source != null) {
                                found.put(pointer, source.id());
                                refuseOtherName(mention, source, part);
                            } else {
                                part.add(
                                        "/id",
                                        "unknown-source",
                                        "There is no source %s.".formatted(id));
                            }
                        }));
        nameAll(others, found, faults, actor);
        return new ResolvedSources(found, "", SingletonSupplier.of(labels::desk));
    }

    /// The id of one mention.
    ///
    /// @throws Invalid if it names no source, or anything else is wrong with it
    public UUID one(SourceMention mention, Actor actor) {
        Faults faults = new Faults();
        ResolvedSources found = resolve(Map.of("", mention), faults, actor);
        faults.throwIfAny();
        return found.at("");
    }

    /// Those of some folded names that a NAMED source bears.
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<String> borne(List<String> folded) {
        List<Called> found = sources.find(folded.toArray(String[]::new));
        return folded.stream()
                .filter(name -> found.stream().anyMatch(source -> source.by(name, null)))
                .toList();
    }

    /// A patch that brings a name beside the id that was there would else change nothing.
    private static void refuseOtherName(SourceMention mention, SourceLabel known, Faults faults) {
        String name = mention.name();
        boolean itself = known.id().equals(mention.id()); // else it goes by the name it had
        if (name != null && itself && !Names.fold(name).equals(Names.fold(known.name()))) {
            faults.add(
                    "/name",
                    "contradicts-id",
                    "That source is called “%s”; give the id or the name.".formatted(known.name()));
        }
    }

    private void nameAll(
            Map<String, SourceMention> mentions,
            Map<String, UUID> found,
            Faults faults,
            Actor actor) {
        Namesakes namesakes = new Namesakes(sources, names, mentions.values());
        mentions.forEach((pointer, mention) ->
                faults.in(
                        pointer,
                        part -> found.put(pointer, named(mention, namesakes, part, actor))));
    }

    private UUID named(SourceMention mention, Namesakes namesakes, Faults faults, Actor actor) {
        return known(mention, namesakes, faults)
                .orElseGet(() -> {
                    namesakes.lock();
                    Source created = create(mention, faults, actor);
                    namesakes.add(created);
                    return created.id();
                });
    }

    /// Nobody is found by a name, kind or disclosure that is known to be wrong.
    private static Optional<UUID> known(SourceMention mention, Namesakes namesakes, Faults faults) {
        return faults.clean("/name", "/kind", "/disclosure")
                ? namesakes.find(mention)
                : Optional.empty();
    }

    private Source create(SourceMention mention, Faults faults, Actor actor) {
        UUID parent =
                mention.parent() == null
                        ? null
                        : resolve(Map.of("/parent", mention.parent()), faults, actor)
                                .find("/parent");
        if (mention.disclosure() == null && !faults.clean("/name", "/description")) {
            faults.throwIfAny(); // which of the two it has would tell the disclosure
        }
        SourceDraft draft = mention.draft();
        return newSources.add(newSources.of(draft, parent, faults), draft, actor);
    }

    private static List<UUID> ids(Collection<SourceMention> mentions) {
        return mentions.stream()
                .map(SourceMention::id)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
