package org.claimbook.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.claimbook.search.StatementWords.Probe;
import org.claimbook.search.StatementWords.Word;
import org.junit.jupiter.api.Test;

/// What words say, and which of them are looked up.
class StatementWordsTest {

    private static final long CLAIMS = 1_000_000;

    private static final Word RARE = new Word("grenad", "grenade", 1, 40);
    private static final Word COMMON = new Word("trump", "Trump", 1, 50_000);
    private static final Word OTHER = new Word("said", "said", 1, 300_000);

    @Test
    void aRareWordSaysMore() {
        StatementWords said = said(RARE, COMMON);
        assertThat(said.weight(RARE)).isGreaterThan(said.weight(COMMON));
    }

    @Test
    void aWordSaidTwiceSaysLessThanTwiceAsMuch() {
        StatementWords said = said(RARE);
        double twice = said.weight(new Word("grenad", "grenade", 2, 40));
        assertThat(twice).isBetween(said.weight(RARE) * 1.1, said.weight(RARE) * 1.9);
    }

    @Test
    void onlyRareWordsAreLookedUp() {
        assertThat(said(RARE, COMMON, OTHER).probes())
                .extracting(Probe::query)
                .containsExactly("'grenad'");
    }

    @Test
    void whereNoWordIsRarePairsAreLookedUp() {
        assertThat(said(COMMON, OTHER).probes())
                .extracting(Probe::query)
                .containsExactly("'trump' & 'said'");
        assertThat(said(COMMON).probes()).extracting(Probe::query).containsExactly("'trump'");
    }

    @Test
    void neverTooManyAreLookedUp() {
        Word[] many =
                IntStream.range(0, 5_000)
                        .mapToObj(n -> new Word("w" + n, "w" + n, 1, n))
                        .toArray(Word[]::new);
        assertThat(said(many).probes()).hasSizeBetween(1, 64);
    }

    @Test
    void aStemCannotBreakOutOfItsQuotes() {
        assertThat(said(new Word("a'b\\c", "a", 1, 1)).probes())
                .extracting(Probe::query)
                .containsExactly("'a''b\\\\c'");
    }

    @Test
    void aShareIsBetweenNothingAndAll() {
        StatementWords said = said(RARE, COMMON);
        assertThat(said.share(0)).isZero();
        assertThat(said.share(said.weight(RARE) + said.weight(COMMON))).isEqualTo(1);
        assertThat(said.share(1_000)).isEqualTo(1);
        assertThat(said.share(said.weight(RARE))).isBetween(0.3, 0.9);
    }

    @Test
    void aWordThatMoreClaimsHaveThanThereAreSaysNextToNothing() {
        assertThat(said(RARE).weight(new Word("the", "the", 1, 2 * CLAIMS))).isBetween(0.0, 0.01);
    }

    private static StatementWords said(Word... words) {
        return new StatementWords(List.of(words), CLAIMS, 25, true);
    }
}
