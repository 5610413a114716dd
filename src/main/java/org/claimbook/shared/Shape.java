package org.claimbook.shared;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.annotation.ElementType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/// Checks what was read against its Bean Validation constraints, as faults at JSON Pointers; always
/// in English.
final class Shape {

    private static final Validator VALIDATOR =
            Validation.byDefaultProvider()
                    .configure()
                    .messageInterpolator(
                            new ParameterMessageInterpolator(
                                    Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
                    .traversableResolver(new Whole())
                    .buildValidatorFactory()
                    .getValidator();

    /// What was read is there as a whole; nobody needs to ask whether the database has more of it.
    private static final class Whole implements TraversableResolver {

        @Override
        public boolean isReachable(
                @Nullable Object of,
                Path.Node property,
                Class<?> root,
                Path path,
                ElementType element) {
            return true;
        }

        @Override
        public boolean isCascadable(
                @Nullable Object of,
                Path.Node property,
                Class<?> root,
                Path path,
                ElementType element) {
            return true;
        }
    }

    private Shape() {}

    /// What the reader has noted already is not said a second time.
    static void check(Object body, Faults faults) {
        Holes.check(body, "", faults);
        List<Fault> found = new ArrayList<>();
        if (body instanceof Collection<?> items) {
            int index = 0;
            for (Object item : items) {
                found.addAll(validate(item, "/" + index++, faults));
            }
        } else {
            found.addAll(validate(body, "", faults));
        }
        faults.addAll(found);
    }

    private static List<Fault> validate(@Nullable Object part, String prefix, Faults noted) {
        if (part == null) {
            return List.of();
        }
        return VALIDATOR.validate(part).stream()
                .filter(violation -> isNews(violation, prefix, noted))
                .map(violation -> fault(prefix, violation))
                .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::code))
                .distinct()
                .toList();
    }

    /// A rule about a whole record is not asked while one of its values is known to be wrong.
    private static boolean isNews(ConstraintViolation<?> violation, String prefix, Faults noted) {
        String pointer = prefix + pointer(violation.getPropertyPath());
        return violation.getInvalidValue() instanceof Record
                ? noted.clean(pointer)
                : noted.all().stream().noneMatch(fault -> fault.pointer().equals(pointer));
    }

    private static Fault fault(String prefix, ConstraintViolation<?> violation) {
        return new Fault(
                prefix + pointer(violation.getPropertyPath()),
                code(violation),
                violation.getMessage());
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            Object key = node.getIndex() == null ? node.getKey() : node.getIndex();
            if (key != null) {
                pointer.append('/')
                        .append(String.valueOf(key).replace("~", "~0").replace("/", "~1"));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }

    private static String code(ConstraintViolation<?> violation) {
        String rule =
                violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName();
        return switch (rule) {
            case "NotNull", "NotBlank", "NotEmpty", "Written" -> "required";
            case "CodePoints" -> "too-long";
            case "WebUrl" -> "not-a-url";
            case "PublicHost" -> "private-address";
            case "LanguageTag" -> "not-a-language";
            case "Pattern", "Email" -> "wrong-format";
            case "Min", "Max", "DecimalMin", "DecimalMax", "Digits", "Positive", "PositiveOrZero" ->
                    "out-of-range";
            case "Size" -> size(violation);
            default -> rule.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        };
    }

    private static String size(ConstraintViolation<?> violation) {
        Object max = violation.getConstraintDescriptor().getAttributes().get("max");
        Object value = violation.getInvalidValue();
        boolean over = max instanceof Integer limit && length(value) > limit;
        String excess = value instanceof CharSequence ? "long" : "many";
        String lack = value instanceof CharSequence ? "short" : "few";
        return "too-" + (over ? excess : lack);
    }

    private static int length(@Nullable Object value) {
        return switch (value) {
            case CharSequence text -> text.length();
            case Collection<?> items -> items.size();
            case Map<?, ?> entries -> entries.size();
            case null -> 0;
            default -> value.getClass().isArray() ? Array.getLength(value) : 0;
        };
    }
}
