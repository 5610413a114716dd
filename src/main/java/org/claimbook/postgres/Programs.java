package org.claimbook.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;

/// The server's programs as the library finds them; the library unpacks once per instance, and so
/// each data directory gets its own.
final class Programs implements PgBinaryResolver {

    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        } catch (IllegalStateException e) {
            throw new CannotStart(
                    "This Claimbook was built without a PostgreSQL for %s on %s."
                            .formatted(system, machine),
                    "Build it on such a machine, or name a database: spring.datasource.url.",
                    e);
        }
    }
}
