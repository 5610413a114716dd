package org.claimbook.shared;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A URL that readers can follow: its host is not this machine, and no address of a private network
/// (RFC 6761, 6890).
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PublicHost.Check.class)
public @interface PublicHost {

    String message() default
            "Readers cannot reach it: it is an address of one machine or of a private network.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// What is no URL at all is not judged here.
    final class Check implements ConstraintValidator<PublicHost, CharSequence> {

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            String host = text == null ? null : host(text.toString());
            return host == null || !(isThisMachine(host) || isPrivate(host));
        }

        private static @Nullable String host(String text) {
            try {
                return URI.create(text).getHost();
            } catch (IllegalArgumentException _) {
                return null;
            }
        }

        private static boolean isThisMachine(String host) {
            return host.toLowerCase(Locale.ROOT).matches("(.*\\.)?localhost\\.?");
        }

        private static boolean isPrivate(String host) {
            try {
                return !PublicNetwork.has(InetAddress.ofLiteral(host));
            } catch (IllegalArgumentException _) {
                return false; // a name
            }
        }
    }
}
