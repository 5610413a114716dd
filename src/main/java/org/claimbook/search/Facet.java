package org.claimbook.search;

import java.util.Arrays;
import java.util.List;

/// What claims can be counted by: filters of the same name take its values.
enum Facet {
    STATUS(Filter.STATUS),
    KIND(Filter.KIND),
    WORK_STATE(Filter.WORK_STATE),
    LANGUAGE(Filter.LANGUAGE),
    TOPIC(Filter.TOPIC),
    VERIFIER(Filter.VERIFIER),
    SOURCE(Filter.SOURCE),
    ORIGIN(Filter.ORIGIN),
    CARRIER(Filter.CARRIER),
    REPORT(Filter.REPORT),
    ASSIGNEE(Filter.ASSIGNEE);

    private final Filter filter;

    Facet(Filter filter) {
        this.filter = filter;
    }

    String text() {
        return filter.text();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Facet::text).toList();
    }

    /// @throws IllegalArgumentException if there is none of that name
    static Facet of(String text) {
        return Arrays.stream(values())
                .filter(facet -> facet.text().equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }
}
