package org.claimbook.shared;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// A text with something to see in it: not only white space, no-break space or invisible
/// characters.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Written.Check.class)
public @interface Written {

    String message() default "It is required.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Null is another rule's to refuse.
    final class Check implements ConstraintValidator<Written, CharSequence> {

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || Texts.isWritten(text);
        }
    }
}
