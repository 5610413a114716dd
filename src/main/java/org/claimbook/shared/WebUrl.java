package org.claimbook.shared;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// An absolute `http` or `https` URL with a host, of at most 2,048 characters, others than ASCII
/// percent-encoded (RFC 3986).
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebUrl.Check.class)
public @interface WebUrl {

    String message() default
            "It is an absolute http or https URL of at most 2,048 ASCII characters.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Null is no wrong URL.
    final class Check implements ConstraintValidator<WebUrl, CharSequence> {

        private static final int MAX = 2048;

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null
                    || (text.length() <= MAX
                            && text.chars().allMatch(c -> c < 128)
                            && isWeb(text.toString()));
        }

        private static boolean isWeb(String text) {
            try {
                URI uri = new URI(text);
                String scheme = uri.getScheme();
                return uri.getHost() != null
                        && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
            } catch (URISyntaxException _) {
                return false;
            }
        }
    }
}
