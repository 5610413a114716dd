package org.claimbook.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.claimbook.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals events in batches, behind the back of those who write them: one instance at a time. A
/// restored database is recognised before anything is answered, and so before it is written to.
@Component
class AuditSeal implements SmartInitializingSingleton {

    static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(AuditSeal.class);

    private final BatchReader batches;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AuditSeal(
            BatchReader batches,
            JdbcClient database,
            TransactionTemplate transaction,
            Clock clock) {
        this.batches = batches;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        warnIfOwner();
        while (batches.last().filter(batches::isNumberedAnew).isPresent()) {
            one();
        }
    }

    /// The same in the transaction of whoever restores, before they write to it.
    void goOn() {
        while (batches.last().filter(batches::isNumberedAnew).isPresent()) {
            next();
        }
    }

    @Scheduled(
            fixedDelayString = "${claimbook.audit.seal-every:PT1M}",
            initialDelayString = "${claimbook.audit.seal-every:PT1M}")
    void seal() {
        Batch sealed = one();
        while (sealed != null) {
            sealed = one();
        }
    }

    private @Nullable Batch one() {
        Batch sealed = transaction.execute(_ -> next());
        if (sealed != null) {
            LOG.info("Audit batch {} has the hash {}", sealed.number(), sealed.hash());
        }
        return sealed;
    }

    private void warnIfOwner() {
        if (database.sql("select has_table_privilege('audit_event', 'update')")
                .query(Boolean.class)
                .single()) {
            LOG.warn(
                    "The database lets this application change its audit: give migrations a role of their own, spring.flyway.user");
        }
    }

    /// Null where nothing is left to seal.
    private @Nullable Batch next() {
        database.sql("select 1 from pg_advisory_xact_lock(hashtext('audit_batch'))")
                .query(Integer.class)
                .single();
        Batch last = batches.last().orElse(null);
        Batch next = next(last);
        if (next != null) {
            keep(next);
        }
        return next;
    }

    private @Nullable Batch next(@Nullable Batch last) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (last == null) {
            return over(batches.complete(0, Place.START, MOST), null, now);
        }
        if (batches.isNumberedAnew(last)) {
            Batch rest = over(batches.rest(last.epoch(), last.to(), MOST), last, now);
            return Objects.requireNonNullElseGet(rest, () -> Batch.newEpoch(last, now));
        }
        return over(batches.complete(last.epoch(), last.to(), MOST), last, now);
    }

    private static @Nullable Batch over(
            List<SealedEvent> events, @Nullable Batch last, Instant now) {
        return events.isEmpty() ? null : Batch.after(last, events, now);
    }

    /// The newest one.
    void keep(Batch batch) {
        database.sql(
                        """
                        insert into audit_batch (number, epoch, from_xid, from_seq, to_xid, to_seq, greatest_seq, events,
                                                 sealed_at, previous, hash)
                        values (:number, :epoch, :fromXid, :fromSeq, :toXid, :toSeq, :greatest, :events,
                                :sealedAt, :previous, :hash)
                        """)
                .param("number", batch.number())
                .param("epoch", batch.epoch())
                .param("fromXid", batch.from().xid())
                .param("fromSeq", batch.from().seq())
                .param("toXid", batch.to().xid())
                .param("toSeq", batch.to().seq())
                .param("greatest", batch.greatestSeq())
                .param("events", batch.events())
                .param("sealedAt", Utc.of(batch.sealedAt()))
                .param("previous", batch.previous())
                .param("hash", batch.hash())
                .update();
        database.sql(
                        """
                        insert into audit_head (number, hash) values (:number, :hash)
                        on conflict (one) do update set number = excluded.number, hash = excluded.hash
                        """)
                .param("number", batch.number())
                .param("hash", batch.hash())
                .update();
    }
}
