package org.claimbook.imports;

import java.util.List;
import org.claimbook.shared.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A record of a file as it came, and what its reader made of it; without `json` it has come to an
/// end here, and `outcome` says which.
record Raw(
        long number,
        String text,
        @Nullable ObjectNode json,
        @Nullable Outcome outcome,
        List<Fault> notes) {

    static Raw of(long number, String text, ObjectNode json, List<Fault> notes) {
        return new Raw(number, text, json, null, List.copyOf(notes));
    }

    static Raw ended(long number, String text, Outcome outcome, String code, String detail) {
        return new Raw(number, text, null, outcome, List.of(new Fault("", code, detail)));
    }
}
