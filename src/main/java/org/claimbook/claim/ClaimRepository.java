package org.claimbook.claim;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface ClaimRepository extends JpaRepository<Claim, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Claim> findForUpdateById(UUID id);

    /// For whoever refers to the claim: it is not deleted meanwhile.
    @Lock(LockModeType.PESSIMISTIC_READ)
    Optional<Claim> findForReferringById(UUID id);

    @NativeQuery(
            """
            select l.from_id from claim_link l join claim c on c.id = l.from_id
            where l.to_id = :id and c.deleted_at is null
            union
            select id from claim where merged_into = :id
            """)
    List<UUID> findReferringTo(UUID id);

    /// Each in its turn by id, so that nobody who locks several waits in a circle.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Claim where id in :ids order by id")
    List<Claim> findForUpdateByIds(Collection<UUID> ids);

    /// The claim that reads what was recorded for one: itself, unless it was merged.
    @NativeQuery("select claim_read_at(:id, 'infinity')")
    UUID findReader(UUID id);

    /// A claim and those that were merged into it.
    @NativeQuery("select unnest(claims_read_at(array[cast(:id as uuid)], 'infinity'))")
    List<UUID> findParts(UUID id);
}
