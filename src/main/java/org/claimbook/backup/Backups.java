package org.claimbook.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.claimbook.audit.Action;
import org.claimbook.audit.Audit;
import org.claimbook.audit.Subject;
import org.claimbook.shared.Actor;
import org.claimbook.shared.Caller;
import org.claimbook.shared.Ids;
import org.claimbook.shared.OpenTo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes all that is recorded, as of one instant and however much. It is noted before: who has a
/// backup has the hashes of passwords, and all that was ever written.
@Component
@Transactional(propagation = Propagation.SUPPORTS)
class Backups {

    private static final int READ_AT_ONCE = 500;
    private static final int BUFFER = 1 << 16;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionTemplate note;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    Backups(JdbcClient jdbc, Audit audit, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.note = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /// @throws UncheckedIOException if nobody takes it
    @OpenTo(Caller.ADMIN)
    void write(OutputStream out, Actor actor) {
        UUID id = Ids.next();
        note.executeWithoutResult(_ ->
                audit.record(actor, Action.READ, Subject.of(Subject.Kind.BACKUP, id), null, null));
        snapshot.executeWithoutResult(_ -> new Writing(id).to(out));
    }

    /// One of them; it counts its rows and digests its lines.
    private final class Writing {

        private final UUID id;
        private final MessageDigest digest = Line.digest();
        private long rows;

        Writing(UUID id) {
            this.id = id;
        }

        void to(OutputStream taker) {
            BufferedOutputStream out = new BufferedOutputStream(taker, BUFFER);
            // times look the same wherever it is written
            jdbc.sql("select set_config('TimeZone', 'UTC', true)").query(String.class).single();
            try {
                digested(
                        Line.first(id, clock.instant().truncatedTo(ChronoUnit.MICROS).toString()),
                        out);
                Table.all(jdbc).forEach(table -> rows(table, out));
                out.write(Line.bytes(Line.last(rows, Line.hex(digest))));
                out.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private void rows(Table table, OutputStream out) {
            jdbc.sql(table.rows())
                    .withFetchSize(READ_AT_ONCE)
                    .query(row -> {
                        try {
                            digested(Line.row(table.name(), row.getString(1)), out);
                            rows++;
                        } catch (IOException gone) {
                            throw new UncheckedIOException(gone);
                        }
                    });
        }

        private void digested(String line, OutputStream out) throws IOException {
            byte[] bytes = Line.bytes(line);
            digest.update(bytes);
            out.write(bytes);
        }
    }
}
