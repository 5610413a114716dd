package org.claimbook.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimbook.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The seals and the events they are over, as they lie in the database.
@Component
class BatchReader {

    private static final int FETCHED_AT_ONCE = 500;

    private final JdbcClient database;

    BatchReader(JdbcClient database) {
        this.database = database;
    }

    Optional<Batch> last() {
        return database.sql("select * from audit_batch order by number desc limit 1")
                .query(BatchReader::batch)
                .optional();
    }

    /// The next ones in their order, all of one epoch.
    List<Batch> after(long number, int most) {
        return database.sql(
                        """
                        select * from audit_batch
                        where number > :number
                          and epoch = (select epoch from audit_batch where number > :number order by number limit 1)
                        order by number limit :most
                        """)
                .param("number", number)
                .param("most", most)
                .query(BatchReader::batch)
                .list();
    }

    /// Those that nobody can add to any more: below every transaction that still runs.
    List<SealedEvent> complete(long epoch, Place from, int most) {
        return unsealed(
                "and xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint",
                epoch,
                from,
                most);
    }

    /// All that are left of an epoch that is over.
    List<SealedEvent> rest(long epoch, Place from, int most) {
        return unsealed("", epoch, from, most);
    }

    /// Whether transactions have smaller numbers than they had, as in a server into which the
    /// database was restored.
    boolean isNumberedAnew(Batch last) {
        return database.sql("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint <= :xid")
                .param("xid", last.to().xid())
                .query(Boolean.class)
                .single();
    }

    /// To be closed: a few at a time are in memory.
    Stream<SealedEvent> events(long epoch, Place from, Place to) {
        return database
                .sql(
                        """
                        select * from audit_event
                        where seq > :epoch and (xid, seq) > (:fromXid, :fromSeq) and (xid, seq) <= (:toXid, :toSeq)
                          and xid between :fromXid and :toXid
                          and seq <= coalesce((select min(epoch) from audit_batch where epoch > :epoch), %d)
                        order by xid, seq
                        """
                                .formatted(Long.MAX_VALUE))
                .withFetchSize(FETCHED_AT_ONCE)
                .param("epoch", epoch)
                .param("fromXid", from.xid())
                .param("fromSeq", from.seq())
                .param("toXid", to.xid())
                .param("toSeq", to.seq())
                .query(SealedEvent::of)
                .stream();
    }

    private List<SealedEvent> unsealed(String condition, long epoch, Place from, int most) {
        return database.sql(
                        """
                        select * from audit_event
                        where seq > :epoch and xid >= :xid and (xid, seq) > (:xid, :seq) %s
                        order by xid, seq limit :most
                        """
                                .formatted(condition))
                .param("epoch", epoch)
                .param("xid", from.xid())
                .param("seq", from.seq())
                .param("most", most)
                .query(SealedEvent::of)
                .list();
    }

    private static Batch batch(ResultSet row, int ignored) throws SQLException {
        return new Batch(
                row.getLong("number"),
                row.getLong("epoch"),
                new Place(row.getLong("from_xid"), row.getLong("from_seq")),
                new Place(row.getLong("to_xid"), row.getLong("to_seq")),
                row.getLong("greatest_seq"),
                row.getString("events"),
                Utc.read(row, "sealed_at"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
