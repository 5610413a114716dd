package org.claimbook.shared;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
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
    private static final Map<String, String> LATER = Map.of("Retry-After", "60");

    /// Where PostgreSQL writes files, which it may not on a disk that is read-only (EROFS).
    private static final Set<String> WRITES_FILES =
            Set.of("fd.c", "md.c", "slru.c", "xlog.c", "buffile.c");

    private DatabaseProblems() {}

    static Optional<Problem> of(Throwable thrown, Function<String, Problem> byConstraint) {
        PSQLException said = said(thrown);
        String constraint = constraint(said);
        if (said != null && unwritable(said)) {
            return Optional.of(Problem.of(ProblemType.STORAGE).withHeaders(LATER));
        }
        if (collision(thrown, said)) {
            return Optional.of(tryAgain());
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

    static Problem tryAgain() {
        return Problem.of(ProblemType.TRY_AGAIN).withHeaders(SOON);
    }

    /// SQLSTATE 53100: the disk is full; 58030: it is broken; 42501: it is read-only.
    private static boolean unwritable(PSQLException said) {
        String state = String.valueOf(said.getSQLState());
        ServerErrorMessage message = said.getServerErrorMessage();
        return state.matches("53100|58030")
                || (state.equals("42501")
                        && message != null
                        && WRITES_FILES.contains(String.valueOf(message.getFile())));
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
                || connectionLost(thrown, said)
                || (state != null && state.matches("08...|25006|40...|53...|55P03|57..."));
    }

    /// Before it could be rolled back, which is all that is said then, or before it was used.
    private static boolean connectionLost(Throwable thrown, @Nullable PSQLException said) {
        return said == null
                && (thrown.getCause() instanceof TransactionException
                        || thrown instanceof DataAccessResourceFailureException
                        || thrown.getCause() instanceof SQLException);
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
