package org.claimbook.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.claimbook.shared.Fault;
import org.claimbook.shared.Invalid;
import org.junit.jupiter.api.Test;

class ReportTextTest {

    @Test
    void textIsStoredInNfc() {
        assertThat(ReportText.of("Cafe\u0301").text()).isEqualTo("Caf\u00e9");
    }

    @Test
    void everyLineEndBecomesALineFeed() {
        assertThat(ReportText.of("a\r\nb\rc\n\r\nd").text()).isEqualTo("a\nb\nc\n\nd");
    }

    @Test
    void spacesAreNeverCollapsed() {
        String spaced = "  two  spaces,\u00a0a hard one\t\n\n ";
        assertThat(ReportText.of(spaced).text()).isEqualTo(spaced);
    }

    @Test
    void storedTextIsTakenLiterally() {
        assertThat(ReportText.stored("e\u0301\r\n").text()).isEqualTo("e\u0301\r\n");
    }

    @Test
    void nulIsRefused() {
        assertThat(fault("a\0b")).extracting(Fault::code).containsExactly("unstorable");
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThat(fault("a\ud83d b"))
                .containsExactly(
                        new Fault(
                                "/text",
                                "unstorable",
                                "It contains U+D83D, which cannot be stored."));
        assertThat(fault("a\ude00")).extracting(Fault::code).containsExactly("unstorable");
    }

    @Test
    void fiveMebibytesAreTheLimit() {
        assertThat(ReportText.of("x".repeat(ReportText.MAX_BYTES)).length())
                .isEqualTo(ReportText.MAX_BYTES);
        assertThat(fault("x".repeat(ReportText.MAX_BYTES - 1) + "\u00e9"))
                .extracting(Fault::code)
                .containsExactly("too-long");
    }

    @Test
    void hashIsOfTheUtf8OfTheNormalisedText() {
        // printf 'Caf\xc3\xa9\n' | sha256sum
        assertThat(ReportText.of("Cafe\u0301\r\n").sha256())
                .isEqualTo("ab4ff0780be67e1eef32bd012331f8896311f5fbe326c1d65dc542b99987aca3");
    }

    @Test
    void placesAreCountedInCodePoints() {
        ReportText text = ReportText.of("\ud83d\ude00a\ud83d\ude00\ud83d\ude00b\ud83d\ude00");
        assertThat(text.length()).isEqualTo(6);
        assertThat(text.places("b")).containsExactly(4);
        assertThat(text.substring(1, 3)).isEqualTo("a\ud83d\ude00");
        assertThat(text.substring(5, 6)).isEqualTo("\ud83d\ude00");
        assertThat(text.substring(0, 6)).isEqualTo(text.text());
    }

    @Test
    void overlappingPlacesAreFound() {
        assertThat(ReportText.of("anananas").places("anan")).containsExactly(0, 2);
        assertThat(ReportText.of("aaaa").places("aa")).containsExactly(0, 1, 2);
    }

    private static List<Fault> fault(String raw) {
        return catchThrowableOfType(Invalid.class, () -> ReportText.of(raw)).faults();
    }
}
