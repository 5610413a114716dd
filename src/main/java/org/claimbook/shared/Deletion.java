package org.claimbook.shared;

import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/// Deletes what nothing refers to; the foreign keys say whether that is so. They say no with the
/// same SQLSTATE to a row that refers to one that is gone: here it can only mean the other.
public final class Deletion {

    private static final String FOREIGN_KEY = "23503";

    private Deletion() {}

    /// @throws Conflict if something refers to what the step deletes and flushes
    public static void of(Runnable step) {
        try {
            step.run();
        } catch (DataIntegrityViolationException refused) {
            PSQLException said = DatabaseProblems.said(refused);
            if (said != null && FOREIGN_KEY.equals(said.getSQLState())) {
                throw new Conflict("referred-to", ProblemType.REFERRED_TO.explanation());
            }
            throw refused;
        }
    }
}
