package org.claimbook.shared;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Finds nulls inside of lists, wherever they lie in a tree of records.
final class Holes {

    private Holes() {}

    static void check(@Nullable Object at, String pointer, Faults faults) {
        if (at instanceof Collection<?> items) {
            items(items, pointer, faults);
        } else if (at instanceof Record && ours(at)) {
            for (RecordComponent component : at.getClass().getRecordComponents()) {
                check(value(at, component), pointer + "/" + component.getName(), faults);
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

    private static @Nullable Object value(Object owner, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
