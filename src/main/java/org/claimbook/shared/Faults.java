package org.claimbook.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gathers what is wrong with one request, so that the client hears all of it at once.
public final class Faults {

    /// Nobody reads more, and a hostile request shall not make work without end.
    private static final int MOST = 100;

    private final List<Fault> faults = new ArrayList<>();

    public void add(String pointer, String code, String detail) {
        add(new Fault(pointer, code, detail));
    }

    public void add(Fault fault) {
        if (faults.size() < MOST) {
            faults.add(fault);
        }
    }

    public void addAll(List<Fault> more) {
        more.forEach(this::add);
    }

    /// Runs a step; what it refuses is noted under the prefix instead of ending the request.
    public void in(String prefix, Runnable step) {
        try {
            step.run();
        } catch (Invalid invalid) {
            invalid.faults().forEach(fault -> add(fault.under(prefix)));
        }
    }

    /// What a step answers; null if it refuses, which is noted under the prefix.
    public <T> @Nullable T get(String prefix, Supplier<T> step) {
        List<T> answer = new ArrayList<>();
        in(prefix, () -> answer.add(step.get()));
        return answer.isEmpty() ? null : answer.getFirst();
    }

    /// Runs a step on a part of the request; what it refuses is refused with the pointer of the
    /// part.
    public static <T> T within(String prefix, Supplier<T> step) {
        try {
            return step.get();
        } catch (Invalid invalid) {
            throw new Invalid(invalid.faults().stream().map(fault -> fault.under(prefix)).toList());
        }
    }

    /// Whether nothing at, below or around the pointer is known to be wrong.
    public boolean clean(String pointer) {
        return faults.stream()
                .noneMatch(fault ->
                        partOf(fault.pointer(), pointer) || partOf(pointer, fault.pointer()));
    }

    private static boolean partOf(String pointer, String whole) {
        return pointer.equals(whole) || pointer.startsWith(whole + "/");
    }

    public List<Fault> all() {
        return List.copyOf(faults);
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }
}
