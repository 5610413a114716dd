package org.claimbook.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.claimbook.shared.Digests;
import org.claimbook.shared.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A record on its way: what `POST /claims` would take for it, the key by which it is known when it
/// comes again, and the id that its claim brings. Without a claim it has come to an end.
record Prepared(
        Raw raw,
        @Nullable ObjectNode claim,
        @Nullable String key,
        @Nullable UUID id,
        @Nullable String unmapped,
        boolean keepsRaw,
        @Nullable Outcome outcome,
        List<Fault> notes) {

    static Prepared ended(Raw raw, Outcome outcome) {
        return ended(raw, outcome, raw.notes());
    }

    private static Prepared ended(Raw raw, Outcome outcome, List<Fault> notes) {
        return new Prepared(raw, null, null, null, null, false, outcome, List.copyOf(notes));
    }

    /// The same, come to an end.
    Prepared ended(Outcome outcome, List<Fault> why) {
        List<Fault> all = new ArrayList<>(why);
        all.addAll(notes);
        return ended(raw, outcome, all);
    }

    Prepared ended(Outcome outcome, String code, String detail) {
        return ended(outcome, List.of(new Fault("", code, detail)));
    }

    /// The same without the quotes that those faults are about.
    Prepared withoutQuotes(List<Fault> faults) {
        ObjectNode left = Objects.requireNonNull(claim).deepCopy();
        List<Fault> said = new ArrayList<>(notes);
        for (Fault fault : faults) {
            String quote = fault.pointer().replaceFirst("/exact$", "");
            String appearance = quote.substring(0, quote.lastIndexOf('/'));
            if (left.at(appearance) instanceof ObjectNode at) {
                at.remove("quote");
                said.add(
                        new Fault(
                                quote,
                                fault.code(),
                                "No text of that report is held here: the quote is left out."));
            }
        }
        return new Prepared(raw, left, key, id, unmapped, keepsRaw, outcome, said);
    }

    /// A key of several parts, of whatever length.
    static String key(String... parts) {
        return Digests.sha256(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }
}
