package org.claimbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The model itself: what it takes for near and far.
class SentenceModelTest {

    private static final SentenceModel MODEL = new SentenceModel();

    @Test
    void theSameInOtherWordsIsNearerThanTheSameWordsAboutSomethingElse() {
        double same =
                cosine(
                        "The mayor resigned after the bribery trial.",
                        "The head of the city stepped down when the corruption case ended.");
        double other =
                cosine(
                        "The mayor resigned after the bribery trial.",
                        "The trial of the new bus began after the mayor opened the depot.");
        assertThat(same).isGreaterThan(other);
    }

    @Test
    void aTextIsItself() {
        assertThat(cosine("The bridge was closed.", "The bridge was closed."))
                .isCloseTo(1, within(0.01));
    }

    @Test
    void accentsAndCaseMakeNoDifference() {
        assertThat(cosine("The café in MÜNSTER burned.", "the cafe in munster burned."))
                .isCloseTo(1, within(0.01));
    }

    @Test
    void anyTextHasAVector() {
        for (String text :
                new String[] {
                    "", " ", "\uD83D\uDD25", "漢字", "x".repeat(500), "word ".repeat(9_000)
                }) {
            assertThat(MODEL.vector(text)).as(text).hasSize(384).doesNotContain(Float.NaN);
        }
    }

    @Test
    void aByteForEachNumberIsEnough() {
        float[] vector = MODEL.vector("The bridge was closed on Monday.");
        assertThat(SentenceVectors.cosine(vector, SentenceVectors.packed(vector)))
                .isCloseTo(1, within(0.001));
        assertThat(SentenceVectors.cosine(vector, new byte[vector.length])).isZero();
        assertThat(SentenceVectors.packed(new float[3])).containsOnly(0);
    }

    private static double cosine(String one, String other) {
        return SentenceVectors.cosine(
                MODEL.vector(one), SentenceVectors.packed(MODEL.vector(other)));
    }
}
