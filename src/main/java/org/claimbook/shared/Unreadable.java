package org.claimbook.shared;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// Why a body could not be read: the first reason, where it stands, and never a class name.
final class Unreadable {

    private Unreadable() {}

    static Refusal refusal(HttpMessageNotReadableException unreadable) {
        for (Throwable at = unreadable; at != null; at = at.getCause()) {
            switch (at) {
                case Refusal refusal -> {
                    return refusal;
                }
                case JacksonException json -> {
                    return refusal(json, FaultsArgument.current());
                }
                default -> {}
            }
        }
        return new BadRequest("malformed-json", "", "A JSON body is required.");
    }

    static Refusal refusal(JacksonException json, Faults noted) {
        return switch (json) {
            case ValueInstantiationException _ when !noted.isEmpty() -> new Invalid(noted.all());
            case StreamConstraintsException _ -> malformed(json);
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case InputCoercionException _ ->
                    new BadRequest("wrong-type", pointer(json), "The number does not fit here.");
            case StreamReadException _ -> malformed(json);
            case MismatchedInputException mismatch when isTrailing(mismatch) -> malformed(json);
            case DatabindException databind when databind.getCause() instanceof Refusal refusal ->
                    refusal;
            case MismatchedInputException mismatch -> mismatch(mismatch);
            default -> new BadRequest("wrong-type", pointer(json), "This cannot be used here.");
        };
    }

    private static BadRequest unknown(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        String detail =
                known == null || known.isEmpty()
                        ? "There is no such field here."
                        : "There is no such field here, but "
                                + known.stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + ".";
        return new BadRequest("unknown-field", pointer(unknown), detail);
    }

    private static BadRequest malformed(JacksonException json) {
        TokenStreamLocation at = json.getLocation();
        String detail =
                at == null || at.getLineNr() < 1
                        ? "Not well-formed JSON."
                        : "Not well-formed JSON at line %d, column %d."
                                .formatted(at.getLineNr(), at.getColumnNr());
        boolean twice = String.valueOf(json.getOriginalMessage()).startsWith("Duplicate");
        return new BadRequest(
                "malformed-json",
                pointer(json),
                twice ? detail + " A field is named twice." : detail);
    }

    private static boolean isTrailing(MismatchedInputException mismatch) {
        return String.valueOf(mismatch.getOriginalMessage()).startsWith("Trailing token");
    }

    private static BadRequest mismatch(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        return new BadRequest(
                "wrong-type",
                pointer(mismatch),
                "Expects " + (type == null ? "another type" : name(type)) + ".");
    }

    private static String name(Class<?> type) {
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Integer.class
                || type == int.class
                || type == Long.class
                || type == long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "a text";
    }

    private static String pointer(JacksonException json) {
        return json.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "/" + step.getIndex()
                                : "/"
                                        + step.getPropertyName()
                                                .replace("~", "~0")
                                                .replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
