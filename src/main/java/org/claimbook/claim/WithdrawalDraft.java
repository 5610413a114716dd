package org.claimbook.claim;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.PartialDate;
import org.claimbook.shared.WebUrl;
import org.claimbook.source.SourceMention;
import org.jspecify.annotations.Nullable;

/// How, when and in which words a speaker took it back; `by` is the origin unless it names another
/// in the chain.
public record WithdrawalDraft(
        @NotNull WithdrawalHow how,
        @Valid @Nullable SourceMention by,
        @Nullable PartialDate at,
        @CodePoints(max = 2_000) @Nullable String wording,
        @WebUrl @Nullable String url) {

    /// The source it names, by the pointer at which it stands.
    Map<String, SourceMention> mentions() {
        return by == null ? Map.of() : Map.of("/by", by);
    }

    /// What the audit keeps: the source by id, so that no name of a confidential one gets there.
    WithdrawalDraft by(UUID source) {
        return new WithdrawalDraft(how, SourceMention.of(source), at, wording, url);
    }
}
