package org.claimbook.record;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claimbook.claim.AppearanceDraft;
import org.claimbook.claim.HopDraft;
import org.claimbook.record.Sentences.Sentence;
import org.claimbook.report.Quote;
import org.claimbook.shared.CodePoints;
import org.claimbook.shared.Written;
import org.jspecify.annotations.Nullable;

/// Sentences of a report that are recorded together, by their places, all with the same sourcing.
record SentencesDraft(
        @Nullable List<String> sentences,
        @Size(max = 200) @Nullable List<@NotNull @Valid HopDraft> chain,
        @Size(max = 50) @Nullable List<@NotNull @Written @CodePoints(max = 200) String> topics) {

    /// A claim for each that was ticked.
    List<ClaimDraft> claims(UUID report, Sentences known, @Nullable String language) {
        Set<String> ticked = sentences == null ? Set.of() : Set.copyOf(sentences);
        return known.all().stream()
                .filter(sentence -> ticked.contains(sentence.place()))
                .map(sentence -> claim(report, sentence, language))
                .toList();
    }

    private ClaimDraft claim(UUID report, Sentence sentence, @Nullable String language) {
        Quote quote = new Quote(sentence.text(), null, null, sentence.start(), sentence.end());
        return ClaimDraft.of(
                sentence.text(),
                language,
                topics,
                new AppearanceDraft(report, null, quote, null, chain == null ? List.of() : chain));
    }
}
