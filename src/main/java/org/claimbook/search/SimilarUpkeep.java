package org.claimbook.search;

import java.util.List;
import org.claimbook.search.StatementVectors.Wanted;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Counts words and computes missing vectors, in the background and a little at a time.
@Component
class SimilarUpkeep {

    private static final int AT_ONCE = 32;
    private static final int MOST = 1_000;

    private final WordCounts counts;
    private final StatementVectors statements;
    private final SentenceVectors vectors;

    SimilarUpkeep(WordCounts counts, StatementVectors statements, SentenceVectors vectors) {
        this.counts = counts;
        this.statements = statements;
        this.vectors = vectors;
    }

    @Scheduled(
            fixedDelayString = "${claimbook.similar.every:PT10S}",
            initialDelayString = "${claimbook.similar.every:PT10S}")
    void run() {
        counts.renew();
        if (vectors.isOn()) {
            int done = 0;
            List<Wanted> taken = statements.take(AT_ONCE);
            while (!taken.isEmpty() && done < MOST) {
                taken.forEach(this::compute);
                done += taken.size();
                taken = done < MOST ? statements.take(AT_ONCE) : List.of();
            }
        }
    }

    private void compute(Wanted wanted) {
        vectors.of(wanted.statement())
                .ifPresent(vector -> statements.keep(wanted, SentenceVectors.packed(vector)));
    }
}
