package org.claimbook.source;

import java.util.List;
import java.util.stream.Stream;
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

    List<String> foldedAliases() {
        return aliases.stream().map(Names::fold).distinct().toList();
    }
}
