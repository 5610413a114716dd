package org.claimbook.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Describes one field of a record.
final class PropertyDocs {

    private final AnnotatedType type;
    private final boolean absentIfEmpty;

    PropertyDocs(RecordComponent component) {
        this.type = component.getAnnotatedType();
        this.absentIfEmpty =
                Collection.class.isAssignableFrom(component.getType())
                        && Stream.of(component.getAccessor(), component.getDeclaringRecord())
                                .map(place -> place.getAnnotation(JsonInclude.class))
                                .anyMatch(it -> it != null && it.value() == Include.NON_EMPTY);
    }

    boolean isRequired() {
        return !(isNullable() || absentIfEmpty) || type.isAnnotationPresent(Written.class);
    }

    Schema<?> described(Schema<?> property) {
        limit(property, type);
        if (type instanceof AnnotatedParameterizedType list && property.getItems() != null) {
            limit(property.getItems(), list.getAnnotatedActualTypeArguments()[0]);
        }
        return !isNullable() || isRequired() || mayBeNull(property) ? property : orNull(property);
    }

    private boolean isNullable() {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static void limit(Schema<?> schema, AnnotatedType type) {
        CodePoints length = type.getAnnotation(CodePoints.class);
        if (length != null) {
            schema.setMaxLength(length.max());
        }
        if (type.isAnnotationPresent(WebUrl.class)) {
            schema.setFormat("uri");
            schema.setMaxLength(2048);
        }
        if (type.isAnnotationPresent(LanguageTag.class)) {
            schema.setDescription("A language tag (BCP 47).");
            schema.setMaxLength(35);
        }
        if (type.getType() == PartialDate.class) {
            schema.setDescription("A date as exactly as it is known: year, month, day or instant.");
            schema.setPattern("^\\d{4}(-\\d{2}(-\\d{2}(T.+)?)?)?$");
        }
    }

    /// What may be anything may be null.
    private static boolean mayBeNull(Schema<?> property) {
        boolean anything = property.get$ref() == null && property.getTypes() == null;
        return anything
                || property.getOneOf() != null
                || (property.getTypes() != null && property.getTypes().contains("null"));
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            Schema<?> none = new Schema<>();
            none.addType("null");
            return new Schema<>().oneOf(List.of(new Schema<>().$ref(property.get$ref()), none));
        }
        property.addType("null");
        if (property.getEnum() != null) {
            addNull(property);
        }
        return property;
    }

    private static <T> void addNull(Schema<T> property) {
        List<@Nullable T> values = new ArrayList<>(property.getEnum());
        values.add(null);
        property.setEnum(values);
    }
}
