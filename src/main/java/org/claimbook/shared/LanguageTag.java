package org.claimbook.shared;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A well-formed language tag (BCP 47): `en`, `uk`, `zh-Hant-TW`.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LanguageTag.Check.class)
public @interface LanguageTag {

    String message() default "must be a language tag like en or zh-Hant (BCP 47)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Null is no wrong language.
    final class Check implements ConstraintValidator<LanguageTag, CharSequence> {

        private static final int MAX = 35; // RFC 5646, 4.4.1

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || (text.length() <= MAX && isTag(text.toString()));
        }

        private static boolean isTag(String text) {
            try {
                return !new Locale.Builder().setLanguageTag(text).build().getLanguage().isEmpty();
            } catch (IllformedLocaleException _) {
                return false;
            }
        }
    }
}
