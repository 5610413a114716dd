package org.claimbook.shared;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/// What the database refused: constraints are the room's to explain, collisions are to be retried.
final class DatabaseProblems {

    private static final Map<String, String> SOON = Map.of("Retry-After", "1");

    private DatabaseProblems() {}

    static Optional<Problem> of(Throwable thrown, Function<String, Problem> byConstraint) {
        PSQLException said = said(thrown);
        String constraint = constraint(said);
        if (collision(thrown, said)) {
            return Optional.of(Problem.of(ProblemType.TRY_AGAIN).withHeaders(SOON));
        }
        if (constraint != null) {
            return Optional.of(byConstraint.apply(constraint));
        }
        return switch (thrown) {
            case OptimisticLockingFailureException _ -> Optional.of(Problem.of(ProblemType.STALE));
            case DataAccessException _ when tooLarge(said) ->
                    Optional.of(Problem.of(ProblemType.INVALID));
            case DataIntegrityViolationException _ -> Optional.of(Problem.of(ProblemType.CONFLICT));
            default -> Optional.empty();
        };
    }

    /// SQLSTATE 40: deadlock, serialization; 55P03: a lock; 08, 53, 57: no connection, room or
    /// time; 25006: a standby, while another server takes over.
    private static boolean collision(Throwable thrown, @Nullable PSQLException said) {
        String state = said == null ? null : said.getSQLState();
        return thrown instanceof PessimisticLockingFailureException
                || thrown instanceof QueryTimeoutException
                || thrown instanceof TransientDataAccessResourceException
                || thrown instanceof CannotCreateTransactionException
                || thrown instanceof CannotGetJdbcConnectionException
                || (state != null && state.matches("08...|25006|40...|53...|55P03|57..."));
    }

    /// SQLSTATE 22: a value out of range; 54: larger than an index takes.
    private static boolean tooLarge(@Nullable PSQLException said) {
        return said != null && String.valueOf(said.getSQLState()).matches("22...|54...");
    }

    private static @Nullable String constraint(@Nullable PSQLException said) {
        ServerErrorMessage message = said == null ? null : said.getServerErrorMessage();
        return message == null || !String.valueOf(message.getSQLState()).startsWith("23")
                ? null
                : message.getConstraint();
    }

    static @Nullable PSQLException said(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof PSQLException said) {
                return said;
            }
        }
        return null;
    }
}
