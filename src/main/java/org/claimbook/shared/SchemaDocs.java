package org.claimbook.shared;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Describes records as they are: what may be null, what may not be missing, how long a text may
/// be, and the entity tag of what has one.
@Component
@Order(1)
@ConditionalOnBooleanProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
class SchemaDocs implements ModelConverter, OpenApiCustomizer {

    /// Swagger's converters are one for the whole process, and so is what they have seen.
    private static final Set<String> TAGGED = new ConcurrentSkipListSet<>();

    private static final Map<String, JavaType> TYPES = new ConcurrentHashMap<>();

    private final ObjectMapperProvider mappers;

    SchemaDocs(ObjectMapperProvider mappers) {
        this.mappers = mappers;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = mappers.jsonMapper().constructType(type.getType());
        if (java.hasRawClass(Tagged.class)) {
            Schema<?> body =
                    context.resolve(new AnnotatedType(java.containedType(0)).resolveAsRef(true));
            TAGGED.add(name(body));
            return body;
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && schema.get$ref() != null) {
            refuseSecond(name(schema), java);
            describe(context.getDefinedModels().get(name(schema)), java.getRawClass());
        } else {
            describe(schema, java.getRawClass());
        }
        return schema;
    }

    /// A schema is shared by all operations, so the entity tag is added when all are known.
    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        TAGGED.stream()
                .map(schemas::get)
                .filter(Objects::nonNull)
                .forEach(schema ->
                        schema.addProperty(
                                "etag",
                                new StringSchema()
                                        .description("What `If-Match` takes.")
                                        .example("\"3-6f1c0a9be1a2d3c4\"")));
    }

    private static void refuseSecond(String name, JavaType type) {
        JavaType known = TYPES.putIfAbsent(name, type);
        if (known != null && !known.equals(type)) {
            throw new IllegalStateException(
                    "%s and %s are both called %s: give one a @Schema(name = ...)."
                            .formatted(known, type, name));
        }
    }

    private static void describe(@Nullable Schema<?> schema, Class<?> record) {
        if (schema == null || schema.getProperties() == null || !record.isRecord()) {
            return;
        }
        schema.getProperties().values().removeIf(property -> property.getWriteOnly() != null);
        schema.setRequired(null);
        for (RecordComponent component : record.getRecordComponents()) {
            Schema<?> property = schema.getProperties().get(component.getName());
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                schema.getProperties().remove(component.getName());
                schema.addAllOfItem(property);
            } else if (property != null) {
                PropertyDocs docs = new PropertyDocs(component);
                schema.addProperty(component.getName(), docs.described(property));
                if (docs.isRequired()) {
                    schema.addRequiredItem(component.getName());
                }
            }
        }
    }

    private static String name(Schema<?> reference) {
        return reference.get$ref().substring(Components.COMPONENTS_SCHEMAS_REF.length());
    }
}
