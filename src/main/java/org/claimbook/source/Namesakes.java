package org.claimbook.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimbook.shared.Invalid;
import org.claimbook.shared.Names;

/// The NAMED sources that bear the names of one request's mentions, read together; before any is
/// missed, read again under the lock.
class Namesakes {

    private final CalledSources sources;
    private final Names names;
    private final Collection<SourceMention> mentions;
    private final String[] wanted;
    private final Map<String, List<Called>> known = new HashMap<>();
    private boolean locked;

    Namesakes(CalledSources sources, Names names, Collection<SourceMention> mentions) {
        this.sources = sources;
        this.names = names;
        this.mentions = mentions;
        this.wanted =
                mentions.stream()
                        .filter(mention -> mention.disclosed() == Disclosure.NAMED)
                        .map(SourceMention::name)
                        .filter(Objects::nonNull)
                        .map(Names::fold)
                        .distinct()
                        .toArray(String[]::new);
        read();
    }

    /// Empty for sources that are always new, and for a name that nobody bears yet.
    ///
    /// @throws Invalid if several bear it
    Optional<UUID> find(SourceMention mention) {
        String name = mention.name();
        if (name == null || mention.disclosed() != Disclosure.NAMED) {
            return Optional.empty();
        }
        List<UUID> bearers = bearers(name, mention);
        if (bearers.isEmpty()) {
            lock();
            bearers = bearers(name, mention);
        }
        if (bearers.size() > 1) {
            throw ambiguous(name, bearers);
        }
        return bearers.stream().findFirst();
    }

    /// Before anything is created; what others have created meanwhile is read again.
    void lock() {
        if (!locked) {
            names.lock(Names.Kind.SOURCE, missing());
            locked = true;
            read();
        }
    }

    /// What may be created: those whom nobody is found for, and whoever they belong to.
    private Set<String> missing() {
        Set<String> missing = new HashSet<>();
        for (SourceMention mention : mentions) {
            SourceMention named = isFound(mention) ? null : mention;
            while (named != null) {
                if (named.name() != null) {
                    missing.add(Names.fold(named.name()));
                }
                named = named.parent();
            }
        }
        return missing;
    }

    private boolean isFound(SourceMention mention) {
        return mention.name() != null && !bearers(mention.name(), mention).isEmpty();
    }

    void add(Source created) {
        if (created.disclosure() == Disclosure.NAMED) {
            add(created.called());
        }
    }

    private void read() {
        if (wanted.length > 0) {
            known.clear();
            sources.find(wanted).forEach(this::add);
        }
    }

    private void add(Called source) {
        Stream.concat(Stream.ofNullable(source.foldedName()), source.foldedAliases().stream())
                .forEach(name -> known.computeIfAbsent(name, _ -> new ArrayList<>()).add(source));
    }

    private List<UUID> bearers(String name, SourceMention mention) {
        String folded = Names.fold(name);
        return known.getOrDefault(folded, List.of()).stream()
                .filter(source -> source.by(folded, mention.kind()))
                .map(Called::countsAs)
                .distinct()
                .toList();
    }

    private static Invalid ambiguous(String name, List<UUID> bearers) {
        String ids = bearers.stream().map(UUID::toString).collect(Collectors.joining(", "));
        return new Invalid(
                "/name",
                "ambiguous-source",
                "“%s” may be any of %s; give the id.".formatted(name, ids));
    }
}
