package org.claimbook.imports;

import java.util.UUID;
import org.claimbook.shared.TextForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A line as `POST /claims` takes it, or as an export wrote it: with the `id` under which it is
/// known when it comes again, and which its claim takes over if it is one of ours.
final class ClaimLineReading {

    private ClaimLineReading() {}

    static Prepared of(Raw raw, ObjectNode line) {
        if (Localizer.namesConfidential(line)) {
            return Prepared.ended(
                    Raw.ended(
                            raw.number(),
                            "",
                            Outcome.FAILED,
                            "confidential-name",
                            "Who a confidential source is belongs into no file: record it by hand."),
                    Outcome.FAILED);
        }
        String id = line.path("id").asString("");
        return new Prepared(
                raw,
                line,
                id.isEmpty() ? null : Prepared.key("claim", id),
                own(id),
                null,
                false,
                null,
                raw.notes());
    }

    /// The id of a claim of a Claimbook: a UUIDv7.
    static @Nullable UUID own(String id) {
        UUID uuid = TextForm.isUuid(id) ? UUID.fromString(id) : null;
        return uuid != null && uuid.version() == 7 ? uuid : null;
    }
}
