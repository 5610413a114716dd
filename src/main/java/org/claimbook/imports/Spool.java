package org.claimbook.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps files until they are imported, in pieces of a mebibyte in the database, where each
/// instance can read them and nobody holds one as a whole.
@Component
class Spool {

    private static final int PIECE = 1024 * 1024;

    /// How many pieces are dropped in one statement.
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    Spool(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Keeps a file as it comes in, each piece in a transaction of its own, so that a slow client
    /// holds no connection; answers its size.
    long keep(UUID job, InputStream file) throws IOException {
        long size = 0;
        try {
            byte[] piece = file.readNBytes(PIECE);
            for (int number = 0; piece.length > 0; number++) {
                jdbc.sql(
                                """
                                insert into import_chunk (job_id, number, bytes, at)
                                values (:job, :number, :bytes, :at)
                                """)
                        .param("job", job)
                        .param("number", number)
                        .param("bytes", piece)
                        .param("at", Utc.of(clock.instant()))
                        .update();
                size += piece.length;
                piece = file.readNBytes(PIECE);
            }
            return size;
        } catch (IOException | RuntimeException gone) {
            drop(job);
            throw gone;
        }
    }

    /// Reads it; says as it goes how many bytes are read.
    InputStream open(UUID job, LongConsumer read) {
        return new Pieces(job, read);
    }

    /// Some pieces at a time: of a file of any size none takes longer than a statement may.
    void drop(UUID job) {
        int dropped = AT_ONCE;
        while (dropped == AT_ONCE) {
            dropped =
                    jdbc.sql(
                                    """
                                    delete from import_chunk where job_id = :job and number in (
                                        select number from import_chunk where job_id = :job limit :some)
                                    """)
                            .param("job", job)
                            .param("some", AT_ONCE)
                            .update();
        }
    }

    /// Gives the file of one job to another; false if it is not kept any more.
    boolean move(UUID from, UUID to) {
        return jdbc.sql("update import_chunk set job_id = :to where job_id = :from")
                        .param("from", from)
                        .param("to", to)
                        .update()
                > 0;
    }

    /// What was never sent to its end, or was only tried, a day after it came.
    void dropOld() {
        jdbc.sql(
                        """
                        select distinct job_id from import_chunk
                        where at < :then
                          and not exists (
                            select from import_job where id = job_id and state in ('QUEUED', 'RUNNING'))
                        """)
                .param("then", Utc.of(clock.instant().minus(Duration.ofDays(1))))
                .query((row, _) -> row.getObject("job_id", UUID.class))
                .list()
                .forEach(this::drop);
    }

    private final class Pieces extends InputStream {

        private final UUID job;
        private final LongConsumer read;
        private byte[] piece = {};
        private int place;
        private int number;
        private long before;

        Pieces(UUID job, LongConsumer read) {
            this.job = job;
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            return isThere() ? Byte.toUnsignedInt(piece[place++]) : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            if (!isThere()) {
                return -1;
            }
            int some = Math.min(length, piece.length - place);
            System.arraycopy(piece, place, target, offset, some);
            place += some;
            return some;
        }

        private boolean isThere() throws IOException {
            if (place < piece.length) {
                return true;
            }
            before += piece.length;
            read.accept(before);
            byte[] next = next();
            piece = next == null ? new byte[0] : next;
            place = 0;
            return next != null;
        }

        private byte @Nullable [] next() throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            return jdbc.sql(
                            "select bytes from import_chunk where job_id = :job and number = :number")
                    .param("job", job)
                    .param("number", number++)
                    .query(byte[].class)
                    .optional()
                    .orElse(null);
        }
    }
}
