package org.claimbook.verification;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface VerificationRepository extends JpaRepository<Verification, UUID> {

    List<Verification> findByClaimIdOrderBySeq(UUID claimId);
}
