package org.claimbook.shared;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What went wrong with a request, before it becomes JSON (RFC 9457).
record Problem(
        ProblemType type,
        String code,
        String detail,
        List<Fault> errors,
        List<GuardFailed.Guard> guards,
        List<UUID> ids,
        Map<String, String> headers) {

    static Problem of(ProblemType type, String detail) {
        return of(type, type.code(), detail);
    }

    static Problem of(ProblemType type) {
        return of(type, type.explanation());
    }

    /// A room's own code keeps its name even where no page describes it.
    static Problem of(ProblemType type, String code, String detail) {
        return new Problem(type, code, detail, List.of(), List.of(), List.of(), Map.of());
    }

    Problem with(List<Fault> errors) {
        return new Problem(type, code, detail, errors, guards, ids, headers);
    }

    Problem withGuards(List<GuardFailed.Guard> guards) {
        return new Problem(type, code, detail, errors, guards, ids, headers);
    }

    Problem withIds(List<UUID> ids) {
        return new Problem(type, code, detail, errors, guards, ids, headers);
    }

    Problem withHeaders(Map<String, String> headers) {
        return new Problem(type, code, detail, errors, guards, ids, headers);
    }
}
