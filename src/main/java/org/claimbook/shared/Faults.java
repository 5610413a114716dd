package org.claimbook.shared;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.claimbook.shared.GuardFailed.Guard;
import org.jspecify.annotations.Nullable;

/// Gathers what is wrong with one request, so that the client hears all of it at once; whoever
/// judges a part of it speaks in pointers from there.
///
/// What the reader found wrong is read as null: a rule that looks at a value which may be absent
/// asks first whether its place is `clean`.
public final class Faults {

    /// Nobody reads more, and a hostile request shall not make work without end: from here on
    /// nothing counts as clean.
    private static final int MOST = 100;

    private final Set<Fault> faults;
    private final Set<Guard> guards;
    private final String prefix;

    public Faults() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>(), "");
    }

    private Faults(Set<Fault> faults, Set<Guard> guards, String prefix) {
        this.faults = faults;
        this.guards = guards;
        this.prefix = prefix;
    }

    /// The same for a part of the request.
    public Faults at(String pointer) {
        return new Faults(faults, guards, prefix + pointer);
    }

    public void add(String pointer, String code, String detail) {
        add(new Fault(pointer, code, detail));
    }

    public void add(Fault fault) {
        if (!isFull()) {
            faults.add(fault.under(prefix));
        }
    }

    public void addAll(List<Fault> more) {
        more.forEach(this::add);
    }

    /// Notes that a value is missing, unless one was sent that is known to be wrong.
    public void addMissing(String pointer, String detail) {
        if (clean(pointer)) {
            add(pointer, "required", detail);
        }
    }

    /// Takes a step on a part of the request; what it refuses is noted there instead of ending the
    /// request, and once only. What is wrong as a whole, such as a list that is too long, is not
    /// judged in its parts.
    public void in(String pointer, Consumer<Faults> step) {
        Faults part = at(pointer);
        if (isFull() || part.isPartOfWrong()) {
            return;
        }
        try {
            step.accept(part);
        } catch (Invalid invalid) {
            part.addAll(invalid.faults());
        } catch (GuardFailed failed) {
            failed.guards().forEach(guard -> guards.add(guard.under(part.prefix)));
        }
    }

    /// What a step on a part of the request answers; null if it refuses, which is noted there.
    public <T> @Nullable T get(String pointer, Function<Faults, @Nullable T> step) {
        List<T> answer = new ArrayList<>();
        in(
                pointer,
                part -> {
                    T found = step.apply(part);
                    if (found != null) {
                        answer.add(found);
                    }
                });
        return answer.isEmpty() ? null : answer.getFirst();
    }

    /// Whether nothing at, below or around the pointers is known to be wrong.
    public boolean clean(String... pointers) {
        return !isFull()
                && Stream.of(pointers)
                        .map(prefix::concat)
                        .noneMatch(pointer ->
                                faults.stream()
                                        .map(Fault::pointer)
                                        .anyMatch(wrong ->
                                                partOf(wrong, pointer) || partOf(pointer, wrong)));
    }

    private static boolean partOf(String pointer, String whole) {
        return pointer.equals(whole) || pointer.startsWith(whole + "/");
    }

    /// What is wrong with this part of the request.
    public List<Fault> all() {
        return faults.stream()
                .filter(fault -> partOf(fault.pointer(), prefix))
                .map(fault -> fault.from(prefix))
                .toList();
    }

    public boolean isEmpty() {
        return !isFull() && all().isEmpty();
    }

    /// @throws Invalid if anything is wrong with this part of the request
    /// @throws GuardFailed if it is right in itself, and guards stand against it
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new Invalid(all());
        }
        List<Guard> failed =
                guards.stream()
                        .filter(guard -> partOf(guard.pointer(), prefix))
                        .map(guard -> guard.from(prefix))
                        .toList();
        if (!failed.isEmpty()) {
            throw new GuardFailed(failed);
        }
    }

    private boolean isPartOfWrong() {
        return faults.stream().anyMatch(fault -> partOf(prefix, fault.pointer()));
    }

    private boolean isFull() {
        return faults.size() >= MOST;
    }
}
