package org.claimbook.audit;

import java.util.List;
import java.util.Optional;
import org.claimbook.audit.Broken.Reason;
import org.claimbook.audit.Broken.What;
import org.claimbook.shared.Caller;
import org.claimbook.shared.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Looks through everything that proves its past, as it stood at one moment.
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class AuditVerifier {

    private final BatchReader batches;
    private final List<Provable> others;
    private final JdbcClient database;

    AuditVerifier(BatchReader batches, List<Provable> others, JdbcClient database) {
        this.batches = batches;
        this.others = others;
        this.database = database;
    }

    /// With the hash of a head that was kept elsewhere, that one must be among the seals.
    @OpenTo(Caller.ADMIN)
    public AuditProof verify(@Nullable String kept) {
        Walk walk = new Walk(batches, kept);
        Optional<Broken> broken =
                walk.firstBroken()
                        .or(() -> lostHead(walk, kept))
                        .or(() -> outsideOfAll(walk))
                        .or(this::elsewhere);
        Batch last = walk.last();
        return new AuditProof(
                broken.isEmpty(),
                broken.orElse(null),
                walk.events(),
                unsealed(last),
                last == null ? 0 : last.number(),
                others.stream().mapToLong(Provable::rows).sum(),
                AuditProof.Head.of(last));
    }

    /// The newest seals were removed, or all were made anew.
    private Optional<Broken> lostHead(Walk walk, @Nullable String kept) {
        Batch last = walk.last();
        long number = last == null ? 0 : last.number();
        String hash = last == null ? "" : last.hash();
        String head =
                database.sql("select number || ' ' || hash from audit_head")
                        .query(String.class)
                        .optional()
                        .orElse("0 ");
        if (!head.equals(number + " " + hash)) {
            long named = Long.parseLong(head.substring(0, head.indexOf(' ')));
            Reason reason = named > number ? Reason.MISSING : Reason.ALTERED;
            return Optional.of(new Broken(What.AUDIT_BATCH, reason, null, named, null));
        }
        return kept == null || walk.met()
                ? Optional.empty()
                : Optional.of(new Broken(What.AUDIT_BATCH, Reason.MISSING, null, null, null));
    }

    /// An event that no seal is over, and that stands where none can be added.
    private Optional<Broken> outsideOfAll(Walk walk) {
        long events = database.sql("select count(*) from audit_event").query(Long.class).single();
        return events == walk.events() + unsealed(walk.last())
                ? Optional.empty()
                : Optional.of(new Broken(What.AUDIT_EVENT, Reason.INSERTED, null, null, null));
    }

    private Optional<Broken> elsewhere() {
        return others.stream().flatMap(other -> other.firstBroken().stream()).findFirst();
    }

    private long unsealed(@Nullable Batch last) {
        return database.sql(
                        "select count(*) from audit_event where seq > :epoch and xid >= :xid and (xid, seq) > (:xid, :seq)")
                .param("epoch", last == null ? 0 : last.epoch())
                .param("xid", last == null ? 0 : last.to().xid())
                .param("seq", last == null ? 0 : last.to().seq())
                .query(Long.class)
                .single();
    }
}
