package org.claimbook.imports;

import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What ties the records of a batch to those of another: under what they are known, the claims that
/// they are linked to, and the names and addresses under which something is found or made for them.
/// Of these, which may be many and long, the hashes: two that share one only wait for each other.
record Ties(Set<String> own, Set<String> links, Set<Integer> names) {

    /// By what sources, measures and reports are found.
    private static final Set<String> FOUND_BY = Set.of("name", Localizer.KEY, "url");

    Ties() {
        this(new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    /// `makes`: whether what is made for it stays for others to find; after a dry run it does not.
    static Ties of(Prepared record, boolean makes) {
        Ties ties = new Ties();
        if (record.key() != null) {
            ties.own.add(record.key());
        }
        if (record.id() != null) {
            ties.own.add(record.id().toString());
        }
        ObjectNode claim = record.claim();
        if (claim != null) {
            claim.path("links")
                    .forEach(link -> ties.links.add(lower(link.path("to").asString(""))));
        }
        if (claim != null && makes) {
            claim.path("topics").forEach(topic -> ties.names.add(topic.asString("").hashCode()));
            ties.gather(claim);
        }
        return ties;
    }

    /// An id may come in capitals.
    private static String lower(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private void gather(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.forEachEntry((field, value) -> {
                if (value.isString() && FOUND_BY.contains(field)) {
                    names.add(value.asString().hashCode());
                } else {
                    gather(value);
                }
            });
        } else {
            node.forEach(this::gather);
        }
    }

    void add(Ties more) {
        own.addAll(more.own);
        links.addAll(more.links);
        names.addAll(more.names);
    }

    /// Whether what becomes of these may depend on what becomes of the others; it does not by names
    /// of what is there already.
    boolean touch(Ties other, Set<Integer> there) {
        return !Collections.disjoint(own, other.own)
                || !Collections.disjoint(own, other.links)
                || !Collections.disjoint(links, other.own)
                || shareNew(other, there);
    }

    /// Whether both name the same that may not be there yet.
    boolean shareNew(Ties other, Set<Integer> there) {
        return names.stream().anyMatch(name -> other.names.contains(name) && !there.contains(name));
    }
}
