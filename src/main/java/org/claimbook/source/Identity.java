package org.claimbook.source;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimbook.shared.Conflict;
import org.claimbook.shared.Faults;
import org.claimbook.shared.Names;
import org.jspecify.annotations.Nullable;

/// What identifies a source: in plain sight of a NAMED one, sealed of a CONFIDENTIAL one, absent
/// otherwise.
record Identity(
        @Nullable String name,
        @Nullable String homepage,
        List<String> handles,
        List<String> sameAs,
        List<String> aliases) {

    static final Identity NONE = new Identity(null, null, List.of(), List.of(), List.of());

    private static final int MOST_ALIASES = 100;
    private static final int MOST_ADDRESSES = 50;

    boolean isEmpty() {
        return equals(NONE);
    }

    /// A source without a public name has none of these in plain sight.
    void refuseForUnnamed(Disclosure disclosure, Faults faults) {
        Stream.of(
                        present("name", name != null),
                        present("homepage", homepage != null),
                        present("handles", !handles.isEmpty()),
                        present("sameAs", !sameAs.isEmpty()),
                        present("aliases", !aliases.isEmpty()))
                .filter(field -> !field.isEmpty())
                .forEach(field ->
                        faults.add(
                                "/" + field,
                                "not-named",
                                "%s sources have no %s; describe them instead."
                                        .formatted(disclosure, field)));
    }

    private static String present(String field, boolean present) {
        return present ? field : "";
    }

    /// What everybody sees must not tell what is kept from them.
    void refuseIfToldBy(@Nullable String description, String pointer, Faults faults) {
        String told = words(description == null ? "" : description);
        if (terms().map(Identity::words).anyMatch(term -> !term.isBlank() && told.contains(term))) {
            faults.add(
                    pointer,
                    "identifies",
                    "The description, which everybody sees, tells what is kept from them.");
        }
    }

    private static String words(String text) {
        return " " + Names.fold(text).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip() + " ";
    }

    /// Everything by which somebody could be found.
    Stream<String> terms() {
        return Stream.of(
                        Stream.ofNullable(name),
                        aliases.stream(),
                        handles.stream(),
                        Stream.ofNullable(homepage),
                        sameAs.stream())
                .flatMap(part -> part);
    }

    /// With what another was called, too, and its addresses as far as there is room.
    ///
    /// @throws Conflict if there is none for its name
    Identity bear(Identity other, UUID id) {
        boolean moves = homepage != null && other.homepage != null;
        Identity both =
                new Identity(
                        name == null ? other.name : name,
                        homepage == null ? other.homepage : homepage,
                        joined(handles, other.handles.stream(), MOST_ADDRESSES),
                        joined(
                                sameAs,
                                Stream.concat(
                                        other.sameAs.stream(),
                                        Stream.ofNullable(moves ? other.homepage : null)),
                                MOST_ADDRESSES),
                        joined(
                                aliases,
                                Stream.concat(
                                        Stream.ofNullable(other.name), other.aliases.stream()),
                                MOST_ALIASES));
        if (other.name != null && !both.isCalled(Names.fold(other.name))) {
            throw new Conflict(
                    "too-many-aliases", "It has no room for another name: remove an alias.", id);
        }
        return both;
    }

    /// What it has, then what is new, as far as there is room; its own name is no alias.
    private List<String> joined(List<String> own, Stream<String> others, int most) {
        Set<String> folded =
                own.stream().map(Names::fold).collect(Collectors.toCollection(HashSet::new));
        Stream.of(name, homepage).forEach(it -> folded.add(it == null ? "" : Names.fold(it)));
        Stream<String> fresh = others.filter(text -> folded.add(Names.fold(text)));
        return Stream.concat(own.stream(), fresh).limit(Math.max(most, own.size())).toList();
    }

    boolean isCalled(String foldedName) {
        return (name != null && Names.fold(name).equals(foldedName))
                || foldedAliases().contains(foldedName);
    }

    List<String> foldedAliases() {
        return aliases.stream().map(Names::fold).distinct().toList();
    }

    /// Tells nobody anything, wherever it may be written to.
    @Override
    public String toString() {
        return "Identity";
    }
}
