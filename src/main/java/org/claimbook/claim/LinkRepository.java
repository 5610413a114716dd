package org.claimbook.claim;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface LinkRepository extends JpaRepository<ClaimLink, UUID> {}
