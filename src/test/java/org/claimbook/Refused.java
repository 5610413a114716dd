package org.claimbook;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What PostgreSQL says to a statement that it must not accept.
final class Refused {

    private Refused() {}

    static ServerErrorMessage by(JdbcClient database, String sql) {
        try {
            database.sql(sql).update();
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof PSQLException said
                    && said.getServerErrorMessage() != null) {
                return said.getServerErrorMessage();
            }
            throw e;
        }
        throw new AssertionError("Accepted: " + sql);
    }
}
