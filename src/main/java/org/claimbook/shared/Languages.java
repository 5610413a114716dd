package org.claimbook.shared;

import java.util.List;
import java.util.Locale;

/// The languages that the screens speak; the first where a reader asks for none of them.
public final class Languages {

    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private Languages() {}

    /// The one that `Accept-Language` prefers.
    static Locale best(String header) {
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(header), ALL);
            return found == null ? ALL.getFirst() : found;
        } catch (IllegalArgumentException _) { // no list of languages
            return ALL.getFirst();
        }
    }
}
