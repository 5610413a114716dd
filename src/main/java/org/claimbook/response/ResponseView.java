package org.claimbook.response;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.claimbook.shared.PartialDate;
import org.claimbook.source.SourceLabel;
import org.jspecify.annotations.Nullable;

/// What a party answered, or did not; `recordedBy` is a username.
public record ResponseView(
        UUID id,
        @JsonIgnore UUID claimId,
        SourceLabel party,
        @Nullable SourceLabel askedBy,
        Outcome outcome,
        @Nullable PartialDate askedAt,
        @Nullable AskedVia askedVia,
        @Nullable Instant dueAt,
        @Nullable PartialDate respondedAt,
        @Nullable String wording,
        @Nullable String url,
        Instant recordedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String recordedBy) {

    /// When it was answered, else asked; null if neither is known.
    @Nullable PartialDate happened() {
        return respondedAt == null ? askedAt : respondedAt;
    }

    /// When it was answered or asked, or else when we learned of it.
    public PartialDate since() {
        PartialDate happened = happened();
        return happened == null ? PartialDate.of(recordedAt) : happened;
    }

    /// What everybody may see.
    public ResponseView publicPart() {
        return new ResponseView(
                id,
                claimId,
                party,
                askedBy,
                outcome,
                askedAt,
                askedVia,
                null,
                respondedAt,
                wording,
                url,
                recordedAt,
                null);
    }
}
