package org.claimbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuoteContextTest {

    @Test
    void twoHundredCodePointsOnEitherSide() {
        QuoteContext context =
                QuoteContext.of("x".repeat(64) + "y".repeat(200), "a".repeat(200) + "b".repeat(64));
        assertThat(context.before()).isEqualTo("y".repeat(200));
        assertThat(context.after()).isEqualTo("a".repeat(200));
    }

    @Test
    void whereTheTextEndsSoDoesTheContext() {
        assertThat(QuoteContext.of("", "")).isEqualTo(new QuoteContext("", ""));
        assertThat(QuoteContext.of("A. ", ".")).isEqualTo(new QuoteContext("A. ", "."));
    }

    @Test
    void charactersAreCountedByCodePoints() {
        assertThat(QuoteContext.of("😀".repeat(264), "😀".repeat(264)))
                .isEqualTo(new QuoteContext("😀".repeat(200), "😀".repeat(200)));
    }

    @Test
    void whatAReaderSeesAsOneCharacterIsNotTornApart() {
        String family = "👨‍👩‍👧";
        String accented = "e\u0301\u0323";
        QuoteContext context =
                QuoteContext.of(
                        "x".repeat(60) + family + "y".repeat(197),
                        "a".repeat(199) + accented + "b".repeat(62));
        assertThat(context).isEqualTo(new QuoteContext("y".repeat(197), "a".repeat(199)));
    }

    @Test
    void flagsStayWhole() {
        String flag = "🇺🇦";
        String row = flag.repeat(132);
        QuoteContext context = QuoteContext.of(row + "x", "x" + row);
        assertThat(context.before()).isEqualTo(flag.repeat(99) + "x");
        assertThat(context.after()).isEqualTo("x" + flag.repeat(99));
    }
}
