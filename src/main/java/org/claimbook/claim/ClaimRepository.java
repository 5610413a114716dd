package org.claimbook.claim;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;

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
            """)
    List<UUID> findReferringTo(UUID id);
}
