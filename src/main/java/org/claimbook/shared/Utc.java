package org.claimbook.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Dates on their way to and from JDBC, which knows only offsets.
public final class Utc {

    private Utc() {}

    public static OffsetDateTime of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }

    public static Instant read(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant readOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /// A date that is kept as its start and its precision.
    public static @Nullable PartialDate partialOrNull(ResultSet row, String at, String precision)
            throws SQLException {
        Instant start = readOrNull(row, at);
        return start == null
                ? null
                : new PartialDate(start, Precision.valueOf(row.getString(precision)));
    }
}
