package org.claimbook.shared;

import java.util.List;

/// A rule of the newsroom stands between the request and the record (422, `guard-failed`).
public final class GuardFailed extends Refusal {

    private final List<Guard> guards;

    /// A guard by its name, where it looks (JSON Pointer, RFC 6901), and what would satisfy it.
    public record Guard(String pointer, String code, String detail) {

        Guard under(String prefix) {
            return new Guard(prefix + pointer, code, detail);
        }

        Guard from(String prefix) {
            return new Guard(pointer.substring(prefix.length()), code, detail);
        }
    }

    public GuardFailed(List<Guard> guards) {
        super(guards.getFirst().detail());
        this.guards = List.copyOf(guards);
    }

    public List<Guard> guards() {
        return guards;
    }
}
