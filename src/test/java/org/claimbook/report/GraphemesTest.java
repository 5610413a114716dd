package org.claimbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphemesTest {

    private static final String FAMILY = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";

    @Test
    void emojiFamilyIsOneCharacter() {
        assertThat(boundaries("a" + FAMILY + "b")).containsExactly(0, 1, 9, 10);
    }

    @Test
    void skinToneBelongsToItsEmoji() {
        assertThat(boundaries("\ud83d\udc4d\ud83c\udffd\ud83d\udc4d")).containsExactly(0, 4, 6);
    }

    @Test
    void flagsAreReadInPairs() {
        String flags = "\ud83c\uddfa\ud83c\udde6\ud83c\uddf0\ud83c\uddf7";
        assertThat(boundaries(flags)).containsExactly(0, 4, 8);
    }

    @Test
    void longRowOfFlagsKeepsItsPairs() {
        String flags = "\ud83c\uddfa\ud83c\udde6".repeat(200);
        assertThat(Graphemes.boundary(flags, 480)).isTrue();
        assertThat(Graphemes.boundary(flags, 482)).isFalse();
    }

    @Test
    void marksBelongToTheirLetter() {
        assertThat(boundaries("x\u0302\u0323y")).containsExactly(0, 3, 4);
        assertThat(boundaries("\u05e9\u05b8\u05dc")).containsExactly(0, 2, 3);
    }

    @Test
    void indicConjunctIsOneCharacter() {
        assertThat(boundaries("\u0915\u094d\u0937\u093f")).containsExactly(0, 4);
    }

    @Test
    void carriageReturnAndLineFeedAreOneCharacter() {
        assertThat(boundaries("a\r\nb")).containsExactly(0, 1, 3, 4);
    }

    @Test
    void nearestBoundariesEncloseACharacter() {
        String text = "a" + FAMILY + "b";
        assertThat(Graphemes.before(text, 6)).isEqualTo(1);
        assertThat(Graphemes.after(text, 6)).isEqualTo(9);
        assertThat(Graphemes.after(text, 9)).isEqualTo(9);
    }

    private static int[] boundaries(String text) {
        return IntStream.rangeClosed(0, text.length())
                .filter(unit -> Graphemes.boundary(text, unit))
                .toArray();
    }
}
