package org.claimbook.shared;

import java.util.List;

/// A request that cannot be read: malformed JSON, unknown field, unknown or wrong parameter (400).
public final class BadRequest extends Refusal {

    private final String code;
    private final List<Fault> faults;

    public BadRequest(String code, String pointer, String detail) {
        super(detail);
        this.code = code;
        this.faults = List.of(new Fault(pointer, code, detail));
    }

    /// Names the problem type.
    public String code() {
        return code;
    }

    public List<Fault> faults() {
        return faults;
    }
}
