package org.claimbook.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void ordinaryTextCanBeStored() {
        assertThat(Texts.unstorable("tab\t, emoji \ud83d\ude00, non-character \uffff")).isEmpty();
    }

    @Test
    void nulCannotBeStored() {
        assertThat(Texts.unstorable("a\0")).contains("It contains U+0000, which cannot be stored.");
    }

    @Test
    void halfASurrogatePairCannotBeStored() {
        assertThat(Texts.unstorable("\ude00\ud83d"))
                .contains("It contains U+DE00, which cannot be stored.");
    }
}
