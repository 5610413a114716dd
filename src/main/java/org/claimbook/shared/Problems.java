package org.claimbook.shared;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Turns whatever was thrown into a problem; what it does not know stays our fault and unsaid.
@Component
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final List<ConstraintRefusals> constraints;

    Problems(ObjectProvider<ConstraintRefusals> constraints) {
        this.constraints = constraints.orderedStream().toList();
    }

    /// Why something could not be recorded, for whoever is not told by an answer of HTTP.
    public Fault fault(Throwable thrown) {
        Problem problem = of(thrown);
        if (problem.type() == ProblemType.INTERNAL) {
            LOG.error("Nobody explains this", thrown);
        }
        return problem.errors().isEmpty()
                ? new Fault("", problem.code(), problem.detail())
                : problem.errors().getFirst();
    }

    /// Whether the database failed and not what was to be recorded: then it may go well later.
    public boolean mayPass(Throwable thrown) {
        return of(thrown).type().status() == 503;
    }

    Problem of(Throwable thrown) {
        if (thrown instanceof Refusal refusal) {
            return of(refusal);
        }
        return DatabaseProblems.of(thrown, this::refusal)
                .or(() -> FrameworkProblems.of(thrown))
                .orElseGet(() -> Problem.of(ProblemType.INTERNAL));
    }

    private Problem refusal(String constraint) {
        return constraints.stream()
                .map(known -> known.byName().get(constraint))
                .<Supplier<? extends Refusal>>mapMulti((refusal, found) -> {
                    if (refusal != null) {
                        found.accept(refusal);
                    }
                })
                .findFirst()
                .map(refusal -> of(refusal.get()))
                .orElseGet(() -> unexplained(constraint));
    }

    private static Problem unexplained(String constraint) {
        LOG.warn("No room explains the constraint {}", constraint);
        return Problem.of(ProblemType.CONFLICT);
    }

    static Problem of(Refusal refusal) {
        return switch (refusal) {
            case BadRequest bad ->
                    coded(bad, bad.code(), ProblemType.BAD_REQUEST).with(bad.faults());
            case Conflict conflict ->
                    coded(conflict, conflict.code(), ProblemType.CONFLICT).withIds(conflict.ids());
            case Forbidden forbidden -> Problem.of(ProblemType.FORBIDDEN, forbidden.detail());
            case GuardFailed guard ->
                    Problem.of(ProblemType.GUARD_FAILED, guard.detail()).withGuards(guard.guards());
            case Invalid invalid ->
                    Problem.of(ProblemType.INVALID, invalid.detail()).with(invalid.faults());
            case Merged merged ->
                    Problem.of(ProblemType.MERGED, merged.detail()).withIds(List.of(merged.into()));
            case NotFound missing -> Problem.of(ProblemType.NOT_FOUND, missing.detail());
            case Stale stale -> Problem.of(ProblemType.STALE, stale.detail());
        };
    }

    private static Problem coded(Refusal refusal, String code, ProblemType otherwise) {
        return Problem.of(ProblemType.of(code).orElse(otherwise), code, refusal.detail());
    }
}
