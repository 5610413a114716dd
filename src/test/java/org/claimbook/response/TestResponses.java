package org.claimbook.response;

import static org.claimbook.claim.TestChains.RECORDED;

import java.util.UUID;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// Responses that need no database.
public final class TestResponses {

    private TestResponses() {}

    public static ResponseView response(SourceLabel party, Outcome outcome) {
        return response(party, outcome, null, null);
    }

    public static ResponseView response(SourceLabel party, Outcome outcome, String respondedAt) {
        return response(party, outcome, respondedAt, null);
    }

    public static ResponseView askedBy(SourceLabel asker, SourceLabel party, Outcome outcome) {
        return response(party, outcome, null, asker);
    }

    private static ResponseView response(
            SourceLabel party,
            Outcome outcome,
            @Nullable String respondedAt,
            @Nullable SourceLabel askedBy) {
        return new ResponseView(
                UUID.randomUUID(),
                new UUID(0, 1),
                party,
                askedBy,
                outcome,
                null,
                null,
                null,
                respondedAt == null ? null : PartialDate.parse(respondedAt),
                null,
                null,
                RECORDED,
                null);
    }
}
