package org.claimbook.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.claimbook.shared.Fault;
import org.claimbook.shared.Invalid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnchoringTest {

    private static final String FAMILY = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";

    @Test
    void quoteGetsItsPlaceAndWhatIsAroundIt() {
        Anchor anchor = place("He said yes. She said no. They left.", quote("She said no"));
        assertThat(anchor)
                .isEqualTo(
                        new Anchor(
                                "She said no",
                                "He said yes. ",
                                ". They left.",
                                13,
                                24,
                                AnchorState.ANCHORED));
    }

    @Test
    void contextIsThirtyTwoCodePointsOnEachSide() {
        Anchor anchor = place("\ud83d\ude00".repeat(40) + "here" + "z".repeat(40), quote("here"));
        assertThat(anchor.prefix()).isEqualTo("\ud83d\ude00".repeat(32));
        assertThat(anchor.suffix()).isEqualTo("z".repeat(32));
        assertThat(anchor.start()).isEqualTo(40);
    }

    @Test
    void contextSplitsNoCharacter() {
        String text = FAMILY + "x".repeat(30) + "here" + "y".repeat(30) + FAMILY;
        Anchor anchor = place(text, quote("here"));
        assertThat(anchor.prefix()).isEqualTo("x".repeat(30));
        assertThat(anchor.suffix()).isEqualTo("y".repeat(30));
    }

    @Test
    void decomposedQuoteIsFoundInComposedText() {
        Anchor anchor = place("Le caf\u00e9 noir", quote("cafe\u0301"));
        assertThat(anchor.exact()).isEqualTo("caf\u00e9");
        assertThat(anchor.end()).isEqualTo(7);
    }

    @Test
    void windowsLineEndsOfAQuoteAreThoseOfTheText() {
        assertThat(place("one\r\ntwo\r\nthree", quote("one\r\ntwo")).exact()).isEqualTo("one\ntwo");
    }

    @Test
    void rightToLeftTextIsCountedInReadingOrder() {
        Anchor anchor =
                place(
                        "\u05d0\u05de\u05e8 \u05dc\u05d0 \u05d4\u05d9\u05d5\u05dd",
                        quote("\u05dc\u05d0"));
        assertThat(anchor.start()).isEqualTo(4);
        assertThat(anchor.prefix()).isEqualTo("\u05d0\u05de\u05e8 ");
    }

    @Test
    void quoteThatDoesNotOccurIsRefused() {
        assertThat(refused("He said yes.", quote("he said")))
                .isEqualTo(
                        new Fault(
                                "/exact",
                                "quote-not-found",
                                "The text of the report does not contain the quote."));
    }

    @Test
    void spacesCount() {
        assertThat(refused("two  spaces", quote("two spaces")).code()).isEqualTo("quote-not-found");
    }

    @Test
    void ambiguousQuoteIsRefusedWithTheNumberOfPlaces() {
        assertThat(refused("no, no, no", quote("no")))
                .isEqualTo(
                        new Fault(
                                "/exact",
                                "quote-ambiguous",
                                "The quote occurs at 3 places; add prefix and suffix, or start."));
    }

    @Test
    void overlappingPlacesAreAmbiguousToo() {
        assertThat(refused("anananas", quote("anan")).detail()).contains("2 places");
    }

    @Test
    void prefixAndSuffixTellPlacesApart() {
        String text = "He said no. She said no! We said no.";
        assertThat(place(text, new Quote("said no", "She ", null, null, null)).start())
                .isEqualTo(16);
        assertThat(place(text, new Quote("said no", null, "!", null, null)).start()).isEqualTo(16);
        assertThat(refused(text, new Quote("said no", null, ".", null, null)).detail())
                .contains("2 places");
    }

    @Test
    void contextThatIsNotThereIsRefused() {
        Fault fault = refused("He said no.", new Quote("said no", "She ", null, null, null));
        assertThat(fault.code()).isEqualTo("quote-not-found");
        assertThat(fault.detail()).contains("not between this prefix and suffix");
    }

    @Test
    void startPicksAPlace() {
        Anchor anchor = place("\ud83d\ude00 no, no, no", new Quote("no", null, null, 6, 8));
        assertThat(anchor.start()).isEqualTo(6);
        assertThat(anchor.end()).isEqualTo(8);
    }

    @Test
    void startThatPointsElsewhereIsRefused() {
        Fault fault = refused("\ud83d\ude00 no", new Quote("no", null, null, 3, null));
        assertThat(fault)
                .isEqualTo(
                        new Fault(
                                "/start",
                                "quote-not-there",
                                "The quote is not there; its first place is 2 to 4."));
    }

    @Test
    void endThatPointsElsewhereIsRefused() {
        assertThat(refused("no", new Quote("no", null, null, 0, 1)).code())
                .isEqualTo("quote-not-there");
        assertThat(refused("no", new Quote("no", null, null, null, 1)).pointer()).isEqualTo("/end");
    }

    @Test
    void partOfAnEmojiFamilyIsRefused() {
        String child = "\ud83d\udc67";
        assertThat(refused("The " + FAMILY + " left", quote(child)).code())
                .isEqualTo("splits-character");
        assertThat(place("The " + FAMILY + " left", quote(FAMILY)).end()).isEqualTo(9);
    }

    @Test
    void letterWithoutItsMarkIsRefused() {
        assertThat(refused("x\u0302 marks it", quote("x")).code()).isEqualTo("splits-character");
    }

    @Test
    void halvesOfTwoFlagsAreRefused() {
        String flags = "\ud83c\uddfa\ud83c\udde6\ud83c\uddf0\ud83c\uddf7";
        assertThat(refused(flags, quote("\ud83c\udde6\ud83c\uddf0")).code())
                .isEqualTo("splits-character");
    }

    @Test
    void quoteNeedsWords() {
        assertThat(refused("text", quote(null)).code()).isEqualTo("required");
        assertThat(refused("text", quote(" \n")).code()).isEqualTo("required");
    }

    @Test
    void quoteHasAtMostTwoThousandCodePoints() {
        String text = "\ud83d\ude00".repeat(2_001);
        assertThat(place(text, new Quote("\ud83d\ude00".repeat(2_000), null, null, 0, null)).end())
                .isEqualTo(2_000);
        assertThat(refused(text, quote(text)).code()).isEqualTo("too-long");
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThat(refused("\ud83d\ude00", quote("\ud83d")).code()).isEqualTo("unstorable");
    }

    private static Quote quote(@Nullable String exact) {
        return new Quote(exact, null, null, null, null);
    }

    private static Anchor place(String text, Quote quote) {
        return Anchoring.place(ReportText.of(text), quote);
    }

    private static Fault refused(String text, Quote quote) {
        return catchThrowableOfType(Invalid.class, () -> place(text, quote)).faults().getFirst();
    }
}
