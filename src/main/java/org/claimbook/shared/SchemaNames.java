package org.claimbook.shared;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/// Names schemas as clients speak of them: a `SourceView` is a `Source`, a page of them a
/// `SourcePage`.
final class SchemaNames extends TypeNameResolver {

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        if (type.hasRawClass(Tagged.class)) {
            return nameForType(type.containedType(0), options);
        }
        return type.hasRawClass(Page.class)
                ? nameForType(type.containedType(0), options) + "Page"
                : super.nameForGenericType(type, options);
    }

    @Override
    protected String getNameOfClass(Class<?> type) {
        String name = type.getSimpleName().replaceFirst("View$", "");
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? name : getNameOfClass(outer) + name;
    }
}
