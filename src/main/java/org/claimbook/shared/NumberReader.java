package org.claimbook.shared;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Decimals of a size that can be written out: `1e999999999` is valid JSON, but nobody's figure.
final class NumberReader extends StdScalarDeserializer<BigDecimal> {

    private static final int DIGITS = 100;

    NumberReader() {
        super(BigDecimal.class);
    }

    @Override
    public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
        BigDecimal number =
                NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context);
        if (number == null || fits(number)) {
            return number;
        }
        if (context.getAttribute(Faults.class) instanceof Faults faults) {
            String pointer = parser.streamReadContext().pathAsPointer().toString();
            faults.add(pointer, "out-of-range", "A number of at most 100 digits.");
            return null;
        }
        throw context.weirdNumberException(number, BigDecimal.class, "too many digits");
    }

    private static boolean fits(BigDecimal number) {
        return number.precision() <= DIGITS && Math.abs(number.scale()) <= DIGITS;
    }
}
