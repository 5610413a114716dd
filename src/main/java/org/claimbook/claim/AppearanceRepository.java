package org.claimbook.claim;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface AppearanceRepository extends JpaRepository<Appearance, UUID> {

    @Query(
            """
            from Appearance
            where reportId = :report and readBy = :claim and removedAt is null
            order by id
            """)
    List<Appearance> findQuoting(UUID report, UUID claim);

    @NativeQuery(
            """
            select distinct a.read_by from appearance a join claim c on c.id = a.read_by
            where a.report_id = :report and a.removed_at is null and c.deleted_at is null
            order by a.read_by
            """)
    Set<UUID> findClaimsQuoting(UUID report);

    /// Keeps beside an appearance what it said until now.
    @Modifying
    @NativeQuery(
            """
            with kept as (
                insert into appearance (
                    id, seq, claim_id, report_id, revision, exact, prefix, suffix, start_at, end_at, anchor_state,
                    seconds_from, seconds_to, recorded_at, recorded_by, revised_at, removed_at, replaced_id)
                overriding system value
                select :copy, seq, claim_id, report_id, revision, exact, prefix, suffix, start_at, end_at, anchor_state,
                       seconds_from, seconds_to, recorded_at, recorded_by, revised_at, :until, id
                from appearance where id = :id
                returning id)
            insert into hop (
                appearance_id, position, source_id, verb, basis, channel, standing, said_at, said_precision, wording,
                caveat, url, archived_url)
            select kept.id, position, source_id, verb, basis, channel, standing, said_at, said_precision, wording,
                   caveat, url, archived_url
            from kept, hop where hop.appearance_id = :id
            """)
    void keep(UUID id, UUID copy, Instant until);
}
