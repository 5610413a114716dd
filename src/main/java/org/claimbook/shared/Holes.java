package org.claimbook.shared;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds nulls inside of lists, wherever they lie in a tree of records.
final class Holes {

    /// The accessors of each record, named as its components: Java makes them anew for whoever
    /// asks.
    private static final ClassValue<List<Method>> ACCESSORS =
            new ClassValue<>() {
                @Override
                protected List<Method> computeValue(Class<?> type) {
                    return Stream.of(type.getRecordComponents()).map(Holes::accessor).toList();
                }
            };

    private Holes() {}

    static void check(@Nullable Object at, String pointer, Faults faults) {
        if (at instanceof Collection<?> items) {
            items(items, pointer, faults);
        } else if (at instanceof Record && ours(at)) {
            for (Method accessor : ACCESSORS.get(at.getClass())) {
                check(value(at, accessor), pointer + "/" + accessor.getName(), faults);
            }
        }
    }

    private static void items(Collection<?> items, String pointer, Faults faults) {
        int index = 0;
        for (Object item : items) {
            String at = pointer + "/" + index++;
            if (item == null && faults.clean(at)) {
                faults.add(at, "required", "A list has no empty places.");
            }
            check(item, at, faults);
        }
    }

    private static boolean ours(Object at) {
        return at.getClass().getPackageName().startsWith("org.claimbook");
    }

    private static Method accessor(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    private static @Nullable Object value(Object owner, Method accessor) {
        try {
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
