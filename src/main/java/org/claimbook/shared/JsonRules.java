package org.claimbook.shared;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// JSON as the API means it: nothing unknown, nothing twice, nothing of another type.
@Component
class JsonRules implements JsonMapperBuilderCustomizer {

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .withCoercionConfigDefaults(all ->
                        all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
                .addHandler(new ReadOnlyFields())
                .addModule(texts());
    }

    private static SimpleModule texts() {
        SimpleModule module = new SimpleModule("claimbook");
        text(
                module,
                String.class,
                "not-text",
                "Text without NUL or half a character.",
                TextForm::text);
        text(module, UUID.class, "not-an-id", "An id is a UUID.", TextForm::uuid);
        text(
                module,
                Instant.class,
                "not-a-date",
                "A moment like 2025-01-31T09:30:00Z.",
                TextForm::instant);
        text(module, LocalDate.class, "not-a-date", "A day like 2025-01-31.", TextForm::date);
        text(
                module,
                PartialDate.class,
                "not-a-date",
                "A date like 2025, 2025-01, 2025-01-31 or 2025-01-31T09:30:00Z.",
                PartialDate::parse);
        text(module, URI.class, "not-a-url", "A URL.", URI::create);
        return module.addDeserializer(BigDecimal.class, new NumberReader())
                .addSerializer(Instant.class, new Micros())
                .setDeserializerModifier(new ExactEnums());
    }

    private static <T> void text(
            SimpleModule module,
            Class<T> type,
            String code,
            String detail,
            Function<String, T> form) {
        module.addDeserializer(type, new TextReader<>(type, code, detail, form));
    }

    /// Constants by their exact name.
    private static final class ExactEnums extends ValueDeserializerModifier {

        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> standard) {
            Map<String, Object> constants = new LinkedHashMap<>();
            for (Object constant : type.getRawClass().getEnumConstants()) {
                constants.put(((Enum<?>) constant).name(), constant);
            }
            return new TextReader<>(
                    type.getRawClass(),
                    "unknown-value",
                    "One of " + String.join(", ", constants.keySet()) + ".",
                    text ->
                            Optional.ofNullable(constants.get(text))
                                    .orElseThrow(IllegalArgumentException::new));
        }
    }

    /// Moments as PostgreSQL keeps them.
    private static final class Micros extends StdScalarSerializer<Instant> {

        Micros() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant moment, JsonGenerator json, SerializationContext context) {
            json.writeString(moment.truncatedTo(ChronoUnit.MICROS).toString());
        }
    }
}
