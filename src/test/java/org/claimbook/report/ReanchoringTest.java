package org.claimbook.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimbook.report.AnchorState.ANCHORED;
import static org.claimbook.report.AnchorState.FUZZY;
import static org.claimbook.report.AnchorState.MOVED;
import static org.claimbook.report.AnchorState.ORPHANED;

import org.junit.jupiter.api.Test;

class ReanchoringTest {

    private static final String TEXT = "Two men fled. One man surrendered on Monday. Kyiv said so.";
    private static final Anchor OLD = anchor(TEXT, "One man surrendered");

    @Test
    void unchangedTextKeepsTheAnchor() {
        assertThat(again(TEXT, OLD)).isEqualTo(OLD);
    }

    @Test
    void samePlaceIsEnoughWhenAllAroundItChanged() {
        Anchor anchor = again("The men ran.  One man surrendered!", OLD);
        assertThat(anchor.start()).isEqualTo(14);
        assertThat(anchor.state()).isEqualTo(ANCHORED);
        assertThat(anchor.prefix()).isEqualTo("The men ran.  ");
        assertThat(anchor.suffix()).isEqualTo("!");
    }

    @Test
    void textInsertedBeforeShiftsTheAnchor() {
        Anchor anchor = again("\ud83d\ude00 Updated. " + TEXT, OLD);
        assertThat(anchor.state()).isEqualTo(ANCHORED);
        assertThat(anchor.start()).isEqualTo(25);
        assertThat(anchor.end()).isEqualTo(44);
    }

    @Test
    void oneSideOfTheContextIsEnough() {
        String text = "Three men fled. One man surrendered on Monday. Kyiv said so.";
        assertThat(again(text, OLD).state()).isEqualTo(ANCHORED);
    }

    @Test
    void sameWordsInOtherContextHaveMoved() {
        Anchor anchor = again("Kyiv said so. Later, One man surrendered, it added.", OLD);
        assertThat(anchor.state()).isEqualTo(MOVED);
        assertThat(anchor.start()).isEqualTo(21);
    }

    @Test
    void bothSidesOfTheContextWinOverOne() {
        String one = "One man surrendered on Monday. Kyiv said so. ";
        Anchor anchor = again(one + TEXT, OLD);
        assertThat(anchor.start()).isEqualTo(one.length() + 14);
    }

    @Test
    void nearestOfEqualPlacesWins() {
        Anchor old = anchor("a".repeat(20) + "me" + "b".repeat(20), "me");
        Anchor anchor = again("me----------------me---------me-", old);
        assertThat(anchor.start()).isEqualTo(18);
    }

    @Test
    void nothingBeforeAQuoteMatchesOnlyTheBeginningOfAText() {
        Anchor old = anchor("me too", "me");
        assertThat(again("not me, but", old).state()).isEqualTo(MOVED);
    }

    @Test
    void similarWordsAreFuzzyAndTheQuoteStaysAsItWasRead() {
        Anchor anchor = again(TEXT.replace("One man", "One men"), OLD);
        assertThat(anchor.state()).isEqualTo(FUZZY);
        assertThat(anchor.exact()).isEqualTo("One man surrendered");
        assertThat(anchor.start()).isEqualTo(14);
        assertThat(anchor.end()).isEqualTo(33);
    }

    @Test
    void fourFifthsIsSimilarAndLessIsNot() {
        Anchor old = anchor("abcdefghij", "abcdefghij");
        assertThat(again("-- abcdeXghiX --", old).state()).isEqualTo(FUZZY);
        assertThat(again("-- abXdeXghiX --", old).state()).isEqualTo(ORPHANED);
    }

    @Test
    void longerStretchIsMeasuredByItsOwnLength() {
        Anchor old = anchor("abcdefgh", "abcdefgh");
        assertThat(again("abcd..efgh", old).state()).isEqualTo(FUZZY);
        assertThat(again("abcd...efgh", old).state()).isEqualTo(ORPHANED);
    }

    @Test
    void fuzzyAnchorSplitsNoCharacter() {
        Anchor anchor = again("Two men: One man surrender\u0302ed\u0302.", OLD);
        assertThat(anchor.state()).isEqualTo(FUZZY);
        assertThat(anchor.end()).isEqualTo(30);
    }

    @Test
    void sameWordsWithAMarkAddedAreFuzzy() {
        Anchor old = anchor("An x here", "An x");
        Anchor anchor = again("An x\u0302 here", old);
        assertThat(anchor.state()).isEqualTo(FUZZY);
        assertThat(anchor.end()).isEqualTo(5);
    }

    @Test
    void missingWordsLeaveAnOrphanThatKeepsWhatWasRead() {
        Anchor anchor = again("Something else entirely.", OLD);
        assertThat(anchor)
                .isEqualTo(
                        new Anchor(OLD.exact(), OLD.prefix(), OLD.suffix(), null, null, ORPHANED));
    }

    @Test
    void orphanComesBackWithItsWords() {
        Anchor orphan = again("Something else entirely.", OLD);
        assertThat(again("Something else entirely.", orphan)).isEqualTo(orphan);
        assertThat(again(TEXT, orphan)).isEqualTo(OLD);
    }

    @Test
    void emptyTextOrphansAll() {
        assertThat(again("", OLD).state()).isEqualTo(ORPHANED);
    }

    private static Anchor anchor(String text, String exact) {
        return Anchoring.place(ReportText.of(text), new Quote(exact, null, null, null, null));
    }

    private static Anchor again(String text, Anchor old) {
        return Anchoring.again(ReportText.of(text), old);
    }
}
