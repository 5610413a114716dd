package org.claimbook.shared;

import java.math.BigDecimal;
import java.text.NumberFormat;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Numbers as screens write them: whole, with the signs of the reader's language.
@Component("figures")
public class Figures {

    private static final int DIGITS = 20;

    /// "3,000", "2.5".
    public String text(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(LocaleContextHolder.getLocale());
        format.setMaximumFractionDigits(DIGITS);
        return format.format(number);
    }
}
