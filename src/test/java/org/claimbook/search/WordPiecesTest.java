package org.claimbook.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// How a text is cut for the model.
class WordPiecesTest {

    private static final int CLS = 1;
    private static final int SEP = 2;
    private static final int UNKNOWN = 3;

    private final WordPieces pieces =
            new WordPieces(
                    Map.of(
                            "[CLS]", CLS, "[SEP]", SEP, "[UNK]", UNKNOWN, "claim", 4, "##s", 5,
                            "##book", 6, "!", 7, "漢", 8, "cafe", 9));

    @Test
    void theLongestKnownPieceIsTaken() {
        assertThat(of("claim claims Claimbook")).containsExactly(CLS, 4, 4, 5, 4, 6, SEP);
    }

    @Test
    void aWordWithAnUnknownPieceIsUnknown() {
        assertThat(of("claimx claim")).containsExactly(CLS, UNKNOWN, 4, SEP);
        assertThat(of("claim" + "s".repeat(96))).containsExactly(CLS, UNKNOWN, SEP);
    }

    @Test
    void punctuationAndIdeographsStandAlone() {
        assertThat(of("claim!漢claim")).containsExactly(CLS, 4, 7, 8, 4, SEP);
    }

    @Test
    void accentsCaseAndControlsDoNotCount() {
        assertThat(of("CAFÉ\u0001 ca\u00adfe")).containsExactly(CLS, 9, 9, SEP);
    }

    @Test
    void aLongTextIsCut() {
        assertThat(pieces.of("claims ".repeat(10), 6)).containsExactly(CLS, 4, 5, 4, 5, SEP);
        assertThat(of("")).containsExactly(CLS, SEP);
    }

    private long[] of(String text) {
        return pieces.of(text, 256);
    }
}
