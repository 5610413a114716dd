package org.claimbook.verification;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claimbook.audit.Broken;
import org.claimbook.audit.Broken.Reason;
import org.claimbook.audit.Broken.What;
import org.claimbook.audit.Provable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Walks the findings of each claim along their hashes, some at a time, and compares their ends and
/// their signatures with what else was written down when they were made.
@Component
class FindingChains implements Provable {

    private static final int AT_ONCE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    /// A claim knows how many findings it has, and the hash of the last.
    private static final String ENDS =
            """
            select cast(null as uuid) as id, cast(c.findings as bigint) as number, c.id as claim_id
            from claim c left join lateral (
                select v.hash, v.seq from verification v where v.claim_id = c.id order by v.seq desc limit 1) v on true
            where c.last_hash is distinct from v.hash or c.findings <> coalesce(v.seq, 0)
            order by c.id limit 1
            """;

    private static final String AUDITED_BUT_GONE =
            """
            select a.subject_id as id, cast(null as bigint) as number, a.claim_id
            from audit_event a
            where a.subject_kind = 'VERIFICATION' and a.action = 'CREATED' and not exists (
                select from verification v where v.id = a.subject_id and v.hash = a.changes #>> '{hash,after}')
            order by a.seq limit 1
            """;

    private static final String NEVER_AUDITED =
            """
            select v.id, cast(v.seq as bigint) as number, v.claim_id
            from verification v
            where not exists (
                select from audit_event a
                where a.subject_id = v.id and a.subject_kind = 'VERIFICATION' and a.action = 'CREATED')
            order by v.claim_id, v.seq limit 1
            """;

    private static final String SIGNED_BUT_GONE =
            """
            select a.subject_id as id, cast(null as bigint) as number, a.claim_id
            from audit_event a
            where a.subject_kind = 'VERIFICATION' and a.action = 'SIGNED_OFF' and not exists (
                select from sign_off s where s.verification_id = a.subject_id and s.signed_by = a.actor_id)
            order by a.seq limit 1
            """;

    private static final String NEVER_SIGNED =
            """
            select s.verification_id as id, cast(v.seq as bigint) as number, v.claim_id
            from sign_off s join verification v on v.id = s.verification_id
            where not exists (
                select from audit_event a where a.subject_id = s.verification_id
                and a.subject_kind = 'VERIFICATION' and a.action = 'SIGNED_OFF' and a.actor_id = s.signed_by)
            order by v.claim_id, v.seq limit 1
            """;

    private final VerificationRepository verifications;
    private final EntityManager entities;
    private final JdbcClient database;

    FindingChains(
            VerificationRepository verifications, EntityManager entities, JdbcClient database) {
        this.verifications = verifications;
        this.entities = entities;
        this.database = database;
    }

    @Override
    public Optional<Broken> firstBroken() {
        return chains().or(() -> first(What.VERIFICATION, Reason.MISSING, ENDS))
                .or(() -> first(What.VERIFICATION, Reason.MISSING, AUDITED_BUT_GONE))
                .or(() -> first(What.VERIFICATION, Reason.INSERTED, NEVER_AUDITED))
                .or(() -> first(What.SIGN_OFF, Reason.MISSING, SIGNED_BUT_GONE))
                .or(() -> first(What.SIGN_OFF, Reason.INSERTED, NEVER_SIGNED));
    }

    @Override
    public long rows() {
        return database.sql("select count(*) from verification").query(Long.class).single();
    }

    private Optional<Broken> chains() {
        Verification last = null;
        List<UUID> page = verifications.findIdsAfter(FIRST, 0, AT_ONCE);
        while (!page.isEmpty()) {
            for (Verification finding : verifications.findWithEvidence(page)) {
                Optional<Broken> broken = check(finding, last);
                if (broken.isPresent()) {
                    return broken;
                }
                last = finding;
            }
            entities.clear();
            page =
                    last == null
                            ? List.of()
                            : verifications.findIdsAfter(last.claimId(), last.seq(), AT_ONCE);
        }
        return Optional.empty();
    }

    private static Optional<Broken> check(Verification finding, @Nullable Verification before) {
        Verification previous =
                before != null && before.claimId().equals(finding.claimId()) ? before : null;
        int seq = previous == null ? 1 : previous.seq() + 1;
        if (finding.seq() != seq) {
            return Optional.of(broken(Reason.MISSING, null, seq, finding));
        }
        String hash = FindingHash.of(finding.content(), previous == null ? null : previous.hash());
        return hash.equals(finding.hash())
                ? Optional.empty()
                : Optional.of(broken(Reason.ALTERED, finding.getId(), seq, finding));
    }

    private static Broken broken(Reason reason, @Nullable UUID id, long seq, Verification finding) {
        return new Broken(What.VERIFICATION, reason, id, seq, finding.claimId());
    }

    private Optional<Broken> first(What what, Reason reason, String sql) {
        return database.sql(sql)
                .query((row, _) ->
                        new Broken(
                                what,
                                reason,
                                row.getObject("id", UUID.class),
                                row.getObject("number", Long.class),
                                row.getObject("claim_id", UUID.class)))
                .optional();
    }
}
