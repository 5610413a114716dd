package org.claimbook.shared;

import java.util.List;

/// Readable, but with wrong values (422); says all of them at once.
public final class Invalid extends Refusal {

    private final List<Fault> faults;

    public Invalid(List<Fault> faults) {
        super(
                faults.size() == 1
                        ? faults.getFirst().detail()
                        : faults.size() + " values are wrong.");
        this.faults = List.copyOf(faults);
    }

    public Invalid(String pointer, String code, String detail) {
        this(List.of(new Fault(pointer, code, detail)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
