package org.claimbook.response;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.PartialDate;
import org.claimbook.shared.ReadOnly;
import org.claimbook.shared.WebUrl;
import org.claimbook.source.SourceMention;
import org.jspecify.annotations.Nullable;

/// What a party answered, or did not; `askedBy` is the desk where nothing was answered and nobody
/// else is named.
@ReadOnly({"id", "overdue", "recordedAt", "recordedBy", "version", "etag"})
public record ResponseDraft(
        @NotNull @Valid SourceMention party,
        @Valid @Nullable SourceMention askedBy,
        @NotNull Outcome outcome,
        @Nullable PartialDate askedAt,
        @Nullable AskedVia askedVia,
        @Nullable Instant dueAt,
        @Nullable PartialDate respondedAt,
        @CodePoints(max = 2_000) @Nullable String wording,
        @WebUrl @Nullable String url) {

    /// What the audit keeps: the sources by id, so that no name of a confidential one gets there.
    ResponseDraft byId(UUID partyId, @Nullable UUID askedById) {
        return new ResponseDraft(
                SourceMention.of(partyId),
                askedById == null ? null : SourceMention.of(askedById),
                outcome,
                askedAt,
                askedVia,
                dueAt,
                respondedAt,
                wording,
                url);
    }

    /// Whether somebody must have asked: nothing was answered, or it says when or how.
    boolean wasAsked() {
        return (outcome != null && outcome.unanswered())
                || askedAt != null
                || askedVia != null
                || dueAt != null;
    }

    /// The sources it names, by the pointer at which each stands below the prefix.
    public Map<String, SourceMention> mentions(String prefix) {
        Map<String, SourceMention> mentions = new LinkedHashMap<>();
        if (party != null) {
            mentions.put(prefix + "/party", party);
        }
        if (askedBy != null) {
            mentions.put(prefix + "/askedBy", askedBy);
        }
        return mentions;
    }
}
