package org.claimbook.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Conditions over `claim c` that all hold, with the values of their parameters.
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, @Nullable Object> parameters = new HashMap<>();

    void add(String condition) {
        conditions.add(condition);
    }

    void add(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }

    void parameter(String name, Object value) {
        parameters.put(name, value);
    }

    /// A condition on one of several constants, unless none is asked for.
    void any(String condition, String name, List<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            any(condition, name, names(values));
        }
    }

    /// The same on values that are known. One alone is told apart: only then does an index of it
    /// give the order, too.
    void any(String condition, String name, Object[] values) {
        boolean one = values.length == 1;
        add(
                one ? condition.replace("any(:" + name + ")", ":" + name) : condition,
                name,
                one ? values[0] : values);
    }

    /// Whether it is so, or is not, unless neither is asked for.
    void is(String condition, @Nullable Boolean wanted) {
        if (wanted != null) {
            add(wanted ? condition : "not (" + condition + ")");
        }
    }

    String where() {
        return String.join("\n and ", conditions);
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    static String[] names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }
}
