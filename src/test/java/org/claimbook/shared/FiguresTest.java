package org.claimbook.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class FiguresTest {

    private final Figures figures = new Figures();

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void noDigitIsLost() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(figures.text(new BigDecimal("3000"))).isEqualTo("3,000");
        assertThat(figures.text(new BigDecimal("2.50"))).isEqualTo("2.5");
        assertThat(figures.text(new BigDecimal("-0.0001"))).isEqualTo("-0.0001");
        assertThat(figures.text(new BigDecimal("12345678901234567890.123")))
                .isEqualTo("12,345,678,901,234,567,890.123");
    }

    @Test
    void eachLanguageHasItsSigns() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThat(figures.text(new BigDecimal("11000.5"))).isEqualTo("11.000,5");
    }
}
