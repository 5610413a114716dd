package org.claimbook.verification;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface VerificationRepository extends JpaRepository<Verification, UUID> {

    List<Verification> findByClaimIdOrderBySeq(UUID claimId);

    /// Claim by claim, each chain in its order.
    @NativeQuery(
            """
            select id from verification where (claim_id, seq) > (:claim, :seq)
            order by claim_id, seq limit :limit
            """)
    List<UUID> findIdsAfter(UUID claim, int seq, int limit);

    @Query(
            """
            select v from Verification v left join fetch v.evidence
            where v.id in :ids order by v.claimId, v.seq
            """)
    List<Verification> findWithEvidence(Collection<UUID> ids);
}
