package org.claimbook.shared;

import java.util.List;

/// A rule of the newsroom stands between the request and the record (422, `guard-failed`).
public final class GuardFailed extends Refusal {

    private final List<Guard> guards;

    /// A guard by its name, and what would satisfy it.
    public record Guard(String code, String detail) {}

    public GuardFailed(List<Guard> guards) {
        super(guards.getFirst().detail());
        this.guards = List.copyOf(guards);
    }

    public List<Guard> guards() {
        return guards;
    }
}
